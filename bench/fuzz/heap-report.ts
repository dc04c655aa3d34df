/**
 * Loaded into a gateway by `--expose-gc --require`: SIGUSR2 collects the garbage, and prints what the heap then holds.
 */
process.on('SIGUSR2', () => {
  globalThis.gc?.();
  process.stdout.write(`{"heapBytes":${process.memoryUsage().heapUsed}}\n`);
});
