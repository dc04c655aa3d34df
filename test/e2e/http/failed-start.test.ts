import { endProcessesAfterAll, launch } from '../../support/launch.js';
import { describeWithRedis } from '../../support/redis.js';
import { takePort } from '../../support/taken-port.js';

// Built by `npm test`. The program does not exit by itself while something that the gateway opened is still open.
const PROGRAM = `
  const { readGatewayConfig } = require('./dist/src/config/gateway-config.js');
  const { startGateway } = require('./dist/src/gateway.js');
  const explorerDefaults = { get document() { throw new Error(process.env.EXPLORER_ERROR); } };
  const options = process.env.EXPLORER_ERROR ? { explorerDefaults } : {};
  startGateway(readGatewayConfig(process.env), options).catch((error) => {
    const failedAt = Date.now();
    process.on('exit', () => console.log(JSON.stringify({ reason: error.message, ms: Date.now() - failedAt })));
  });
`;

/** More than a closed connection to Redis keeps a process alive, on a busy machine. */
const LIMIT_MS = 5_000;

endProcessesAfterAll();

describeWithRedis('A gateway that cannot start closes what it opened, and its process ends', (redis) => {
  async function failedStart(
    variables: Readonly<Record<string, string>>,
  ): Promise<{ readonly reason: string; readonly ms: number }> {
    const { ended, said } = launch(process.execPath, ['-e', PROGRAM], {
      OPERATED_BASE_URL: 'http://127.0.0.1:1',
      OPERATED_CLIENT_ID: 'gateway',
      OPERATED_CLIENT_SECRET: 'secret',
      PORT: '0',
      LOG_LEVEL: 'silent',
      REDIS_URL: redis().url,
      ...variables,
    });
    expect(await ended()).toEqual({ code: 0, signal: null });
    return JSON.parse(said()) as { reason: string; ms: number };
  }

  it('where the port of the metrics is taken: the message names its variable', async () => {
    const { port, release } = await takePort();
    const { reason, ms } = await failedStart({ METRICS_PORT: String(port) });
    release();

    expect(reason).toBe(
      `The gateway can't listen on 127.0.0.1: port ${port} is already in use; set METRICS_PORT to another one.`,
    );
    expect(ms).toBeLessThan(LIMIT_MS);
  });

  it('where the port is taken after the metrics are served', async () => {
    const { port, release } = await takePort();
    const { reason, ms } = await failedStart({ PORT: String(port), METRICS_PORT: '0' });
    release();

    expect(reason).toMatch(/already in use; set PORT to another one/);
    expect(ms).toBeLessThan(LIMIT_MS);
  });

  it('where the manifest of trusted documents cannot be read', async () => {
    const { reason, ms } = await failedStart({ PERSISTED_DOCUMENTS: '/does/not/exist.json' });

    expect(reason).toMatch(/^PERSISTED_DOCUMENTS: /);
    expect(ms).toBeLessThan(LIMIT_MS);
  });

  it('where a page fails, after all else is composed', async () => {
    const { reason, ms } = await failedStart({ EXPLORER_ERROR: 'no page' });

    expect(reason).toBe('no page');
    expect(ms).toBeLessThan(LIMIT_MS);
  });
});
