import { packageVersion } from '../../../process/version.js';
import { endProcessesAfterAll } from '../../support/launch.js';
import { type LaunchedGateway, launchGateway } from '../../support/launched-gateway.js';

endProcessesAfterAll();

const OPERATED_BASE_URL = 'http://127.0.0.1:1';
const CANARY = 'swordfish-'.repeat(4);
/** A key's entry has a SHA-256, from which a weak key could be guessed. */
const KEY_HASH = 'c0ffee'.repeat(10) + 'c0ff';
const CONFIGURATION = {
  OPERATED_CLIENT_ID: 'a-client',
  OPERATED_CLIENT_SECRET: CANARY,
  OPERATED_REDIRECT_URI: 'http://localhost:4000/auth/callback',
  SESSION_SECRET: `${CANARY}1,${CANARY}2`,
  SERVICE_ACCESS: 'apiKey',
  API_KEYS: `reports/${KEY_HASH}/hubs:read`,
  REDIS_URL: `redis://${CANARY}:${CANARY}@127.0.0.1:1/${CANARY.length}`,
  POLL_INTERVAL_MS: '2000',
  SHUTDOWN_DELAY_MS: '50',
};

async function stop({ child, ended }: LaunchedGateway): Promise<void> {
  child.kill();
  expect(await ended()).toEqual({ code: 0, signal: null });
}

describe('The log of a start', () => {
  let gateway: LaunchedGateway;
  beforeAll(async () => {
    gateway = await launchGateway(OPERATED_BASE_URL, CONFIGURATION);
    await gateway.says(/"msg":"started"/);
    await stop(gateway);
  });

  test('contains no secret, and no hash of an API key', () => {
    expect(gateway.said()).not.toContain('swordfish');
    expect(gateway.said()).not.toContain(KEY_HASH);
  });

  test('has the version, the version of Node, the URL, and the variables that do not have their default', () => {
    expect(gateway.log().find(({ msg }) => msg === 'started')).toEqual({
      level: 'info',
      time: expect.any(String) as string,
      msg: 'started',
      version: packageVersion(),
      node: process.version,
      url: gateway.url,
      configuration: {
        OPERATED_BASE_URL,
        OPERATED_CLIENT_ID: 'a-client',
        OPERATED_CLIENT_SECRET: '[hidden]',
        OPERATED_REDIRECT_URI: 'http://localhost:4000/auth/callback',
        PORT: 0,
        SERVICE_ACCESS: 'apiKey',
        API_KEYS: '[hidden]',
        SESSION_SECRET: '[hidden]',
        REDIS_URL: '[hidden]',
        EXPLORER: 'off',
        SHED_EVENT_LOOP_DELAY_MS: 600_000,
        SHED_QUEUE_DELAY_MS: 600_000,
        METRICS_HOST: '127.0.0.1',
        SHUTDOWN_DELAY_MS: 50,
      },
    });
  });

  test('is followed by that of the stop, whose last line is written before the process exits', () => {
    const version = packageVersion();
    const [stopping, stopped] = gateway.log().slice(-2);
    expect(stopping).toMatchObject({ msg: 'stopping', version, requests: 0, connections: 0, delayMs: 50 });
    expect(stopped).toMatchObject({ msg: 'stopped', version, durationMs: expect.any(Number) as number });
    expect(gateway.said().endsWith('}\n')).toBe(true);
  });
});
