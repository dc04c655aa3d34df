/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // Jest's default leaves one of two cores idle.
  maxWorkers: 2,
  // An upper limit for a machine that is busy with something else: no test waits for it when it passes.
  testTimeout: 60_000,
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  setupFiles: ['reflect-metadata'],
  reporters: ['default', '<rootDir>/test/support/skipped-reporter.cjs'],
  coverageProvider: 'v8',
};
