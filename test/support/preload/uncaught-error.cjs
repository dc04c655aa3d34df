// Loaded into a gateway with `node --require`: each signal causes an error that nothing catches.
const SECRET = 'canary-secret-in-an-error';

if (process.env.ERROR_KIND === 'while starting') {
  process.nextTick(() => {
    throw new Error('thrown while starting');
  });
}

process.on('SIGUSR2', () => {
  if (process.env.ERROR_KIND === 'rejection') {
    void Promise.reject(Object.assign(new Error('rejected on purpose'), { accessToken: SECRET }));
  } else if (process.env.ERROR_KIND === 'warning') {
    process.emitWarning('deprecated on purpose', 'DeprecationWarning', 'TEST01');
  } else {
    throw Object.assign(new Error('thrown on purpose'), { config: { headers: { authorization: SECRET } } });
  }
});
