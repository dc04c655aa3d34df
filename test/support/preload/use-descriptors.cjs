// SIGUSR2 makes the process use all of its file descriptors; a second one frees them.
const { closeSync, openSync } = require('node:fs');

const used = [];

process.on('SIGUSR2', () => {
  if (used.length > 0) {
    for (const descriptor of used.splice(0)) closeSync(descriptor);
    return;
  }
  try {
    for (;;) used.push(openSync('/dev/null'));
  } catch {
    // None is left.
  }
});
