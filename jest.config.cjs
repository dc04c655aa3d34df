/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // Many tests wait for the clock: a third worker uses the two cores meanwhile.
  maxWorkers: 3,
  // Each file loads the whole gateway anew: a worker with a large heap would spend its time on collecting garbage.
  workerIdleMemoryLimit: '700MB',
  // An upper limit for a machine that is busy with something else: no test waits for it when it passes.
  testTimeout: 60_000,
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // The exporter of traces loads modules by import(), which Jest runs only where it is transformed to require().
  transform: { '^.+\\.ts$': '@swc/jest', 'otlp-exporter-base/.+\\.js$': '@swc/jest' },
  transformIgnorePatterns: ['/node_modules/(?!@opentelemetry/otlp-exporter-base/)'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  setupFiles: ['reflect-metadata'],
  testSequencer: '<rootDir>/test/support/sequencer.cjs',
  reporters: ['default', '<rootDir>/test/support/skipped-reporter.cjs'],
  coverageProvider: 'v8',
};
