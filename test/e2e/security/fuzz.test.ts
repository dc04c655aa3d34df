import { join } from 'node:path';
import { heapReportFlags } from '../../../bench/fuzz/heap.js';
import { runFuzz, UNLIMITED } from '../../../bench/fuzz/run.js';
import { freePort } from '../../support/free-port.js';
import { endProcessesAfterAll, launch } from '../../support/launch.js';
import { signInVariables, SESSION_SECRET } from '../../support/signed-in.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';

const ROOT = join(__dirname, '../../..');
/** A new seed each day, for variety; a failure prints it. */
const SEED = Math.floor(Date.now() / 86_400_000);
const SECONDS = 8;
/** The allowed growth of the heap during the last third, MiB. Measured: 2. */
const GROWTH_MIB = 8;

jest.setTimeout(180_000);
endProcessesAfterAll();

describe('a gateway in production', () => {
  let simulator: TestSimulator;

  beforeAll(async () => {
    simulator = await startSimulator();
  });
  afterAll(() => simulator.stop());

  it('survives generated hostile requests, and answers each with a documented code', async () => {
    const gateway = launch(process.execPath, [...heapReportFlags(ROOT), 'dist/src/main.js'], {
      ...UNLIMITED,
      ...signInVariables(await freePort()),
      OPERATED_BASE_URL: simulator.url,
      NODE_ENV: 'production',
    });
    const [, gatewayUrl = ''] = await gateway.says(/listening at (http:\/\/[\d.:]+)/);
    const tokens = [await simulator.token(), await simulator.token({ scopes: 'accounts:read' })];

    const { attempts, findings, growthMib, isAlive } = await runFuzz({
      root: ROOT,
      gatewayUrl,
      child: gateway.child,
      tokens,
      secrets: [new URL(simulator.url).host, 'demo-secret', SESSION_SECRET],
      seed: SEED,
      seconds: SECONDS,
    });

    expect({ seed: SEED, findings, isAlive }).toEqual({ seed: SEED, findings: [], isAlive: true });
    expect(attempts).toBeGreaterThan(100);
    expect(growthMib).toBeLessThan(GROWTH_MIB);
    for (const secret of [...tokens, SESSION_SECRET, 'demo-secret']) {
      expect(gateway.said()).not.toContain(secret);
    }
  });
});
