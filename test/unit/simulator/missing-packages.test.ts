import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireOptionalPackages } from '../../../simulator/missing-packages.js';

const { optionalDependencies } = JSON.parse(
  readFileSync(join(__dirname, '../../../package.json'), 'utf8'),
) as { optionalDependencies: Readonly<Record<string, string>> };

test('All missing packages are named, with the command that installs their versions', () => {
  const isInstalled = (name: string) => name !== 'pure-rand' && name !== '@fastify/swagger';
  expect(() => requireOptionalPackages(isInstalled)).toThrow(
    [
      'The simulator needs packages that the gateway does not, and they are not installed:',
      '  @fastify/swagger',
      '  pure-rand',
      `Install them: npm install @fastify/swagger@${optionalDependencies['@fastify/swagger']} pure-rand@${optionalDependencies['pure-rand']}`,
    ].join('\n'),
  );
});

test('Installed packages are found in the folders in which Node searches', () => {
  expect(() => requireOptionalPackages()).not.toThrow();
});
