// Loaded into a gateway with `node --require`: SIGUSR2 writes the files of the packages that it has loaded.
process.on('SIGUSR2', () => {
  const packages = Object.keys(require.cache).map((file) => file.split('/node_modules/')[1]);
  process.stdout.write(`\nloaded: ${packages.filter(Boolean).join(' ')} :end\n`);
});
