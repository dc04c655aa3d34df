import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fuzzGateways } from '../../../bench/fuzz/executor/fuzz-gateways.js';
import { type FuzzedGateway, startFuzzedGateway } from '../../../bench/fuzz/executor/fuzzed-gateway.js';

const SDL = readFileSync(join(__dirname, '../../../schema.graphql'), 'utf8');
const SEED = 3;
const OPERATIONS = 60;

describe.each([
  { rows: 'full', cacheTtlMs: '0' },
  { rows: 'thin', cacheTtlMs: '0' },
  { rows: 'full', cacheTtlMs: '1000' },
] as const)('EXECUTOR=compiled, %j', ({ rows, cacheTtlMs }) => {
  const started: FuzzedGateway[] = [];
  afterEach(async () => {
    await Promise.all(started.splice(0).map((gateway) => gateway.stop()));
  });
  const start = async (executor: 'compiled' | 'reference') => {
    const environment = { CACHE_TTL_MS: cacheTtlMs };
    const gateway = await startFuzzedGateway({ executor, simulator: { rows }, environment });
    started.push(gateway);
    return gateway;
  };

  it('answers as EXECUTOR=reference does: queries, changes, events and failures of Operated', async () => {
    const [reference, compiled] = [await start('reference'), await start('compiled')];
    const { executed, withErrors, difference } = await fuzzGateways({
      seed: SEED,
      isDone: (operations) => operations === OPERATIONS,
      sdl: SDL,
      reference,
      compiled,
    });

    expect(difference).toBeNull();
    expect(executed).toBeGreaterThan(OPERATIONS);
    expect(withErrors).toBeGreaterThan(0);
  });
});
