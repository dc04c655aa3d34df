import { endProcessesAfterAll, launch } from '../../support/launch.js';

// Built by `npm test`.
const PROGRAM = `
  const { readGatewayConfig } = require('./dist/src/config/gateway-config.js');
  const { startGateway } = require('./dist/src/gateway.js');
  startGateway(readGatewayConfig(process.env)).then(async (gateway) => {
    const isLoaded = Object.keys(require.cache).some((path) => path.includes('/prom-client/'));
    await gateway.stop();
    console.log(JSON.stringify({ isLoaded }));
  });
`;

endProcessesAfterAll();

const start = async (variables: Readonly<Record<string, string>>): Promise<unknown> => {
  const { ended, said } = launch(process.execPath, ['-e', PROGRAM], {
    OPERATED_BASE_URL: 'http://127.0.0.1:1',
    PORT: '0',
    LOG_LEVEL: 'silent',
    ...variables,
  });
  expect(await ended()).toEqual({ code: 0, signal: null });
  return JSON.parse(said());
};

it('A gateway without METRICS_PORT does not load prom-client; one with it does, and its process still ends', async () => {
  expect(await start({})).toEqual({ isLoaded: false });
  expect(await start({ METRICS_PORT: '0' })).toEqual({ isLoaded: true });
});
