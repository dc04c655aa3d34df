import { EnvironmentError } from '../../../process/read-environment.js';
import { readSimulatorConfig, simulatorVariables } from '../../../simulator/config.js';

test('All violations are reported together', () => {
  const read = () =>
    readSimulatorConfig({ SIMULATOR_PORT: 'x', SIMULATOR_EXPIRY: 'never', SIMULATOR_SEED: '-1' });
  expect(read).toThrow(EnvironmentError);
  expect(read).toThrow(/SIMULATOR_PORT [^]*SIMULATOR_SEED [^]*SIMULATOR_EXPIRY /);
});

test('Unset and empty variables have their defaults', () => {
  const config = readSimulatorConfig({ SIMULATOR_PORT: '', SIMULATOR_ROWS: ' ' });
  expect(config).toMatchObject({
    port: 4010,
    host: '127.0.0.1',
    tokenSeconds: 3600,
    accounts: 2,
    spaces: 12,
    hubs: 40,
    rows: 'full',
    live: 'off',
    control: 'off',
    redirectUris: [],
  });
});

test('Every variable is in the configuration and has a description', () => {
  const variables = Object.values(simulatorVariables);
  expect(Object.keys(readSimulatorConfig({}))).toHaveLength(variables.length);
  for (const { description, allowed } of variables) {
    expect(description).toMatch(/^[A-Z`].*\.$/);
    expect(allowed).not.toBe('');
  }
});

test('Redirect URIs are a list', () => {
  const { redirectUris } = readSimulatorConfig({
    SIMULATOR_REDIRECT_URIS: 'https://a.example/cb, https://b.example/cb',
  });
  expect(redirectUris).toEqual(['https://a.example/cb', 'https://b.example/cb']);
  expect(() => readSimulatorConfig({ SIMULATOR_REDIRECT_URIS: 'nonsense' })).toThrow(
    /SIMULATOR_REDIRECT_URIS/,
  );
});
