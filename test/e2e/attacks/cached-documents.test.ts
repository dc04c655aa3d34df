import { join } from 'node:path';
import { heapReportFlags, readHeapMib } from '../../../bench/fuzz/heap.js';
import { UNLIMITED } from '../../../bench/fuzz/run.js';
import { endProcessesAfterAll, launch } from '../../support/launch.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';

const ROOT = join(__dirname, '../../..');
/** Measured: 1 MiB. Apollo Server's own cache grows by 70 MiB here. */
const GROWTH_MIB = 16;
/** About 2 MiB of heap when parsed, and rejected only after it was cached. */
const LARGE = `{ hubs(filter: { ids: [${'"a" '.repeat(9_000)}] }) { totalCount } }`;

jest.setTimeout(180_000);
endProcessesAfterAll();

describe('documents of callers with invented tokens', () => {
  let simulator: TestSimulator;

  beforeAll(async () => {
    simulator = await startSimulator();
  });
  afterAll(() => simulator.stop());

  it('hold no more heap than the bound of the document cache', async () => {
    const gateway = launch(process.execPath, [...heapReportFlags(ROOT), 'dist/src/main.js'], {
      ...UNLIMITED,
      OPERATED_BASE_URL: simulator.url,
      NODE_ENV: 'production',
    });
    const [, url = ''] = await gateway.says(/listening at (http:\/\/[\d.:]+)/);
    const send = async (from: number, to: number) => {
      for (let number = from; number < to; number += 1) {
        const response = await fetch(`${url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer invented-${number}` },
          body: JSON.stringify({ query: `${LARGE}#${number}` }),
        });
        expect(await response.text()).toContain('BAD_USER_INPUT');
      }
    };

    await send(0, 10);
    const before = await readHeapMib(gateway.child);
    await send(10, 70);
    const after = await readHeapMib(gateway.child);

    expect(after - before).toBeLessThan(GROWTH_MIB);
  });
});
