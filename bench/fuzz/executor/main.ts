/**
 * Executes generated operations by the compiled executor and by graphql-js, and exits with 1 if a result differs: of a
 * synthetic schema with faults of all kinds, and of two gateways with equal simulators.
 *
 *     npm run fuzz:executor                                (1 minute)
 *     npm run fuzz:executor -- --seconds 600 --seed 42
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { execute } from 'graphql';
import { createCompiledExecutor } from '../../../src/executor/compiled-executor.js';
import { fuzzGateways } from './fuzz-gateways.js';
import { type FuzzReport, fuzzSynthetic } from './fuzz-synthetic.js';
import { startFuzzedGateway } from './fuzzed-gateway.js';

const ROOT = join(__dirname, '../../../..');
/** What lists and cache can be like; each pair of gateways has a share of the time. */
const PAIRS = [
  { rows: 'full', cacheTtlMs: '0' },
  { rows: 'thin', cacheTtlMs: '0' },
  { rows: 'full', cacheTtlMs: '1000' },
] as const;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } },
  });
  const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
  const seconds = Number(values.seconds);
  if (!Number.isInteger(seed) || !(seconds > 0)) throw new Error('--seed and --seconds are numbers');
  console.log(`Node ${process.version}, ${seconds} s, --seed ${seed}`);
  const share = (seconds * 1_000) / (PAIRS.length + 1);

  await run('the synthetic schema', (isDone) =>
    fuzzSynthetic({ seed, isDone, reference: execute, compiled: createCompiledExecutor() }),
  );
  for (const { rows, cacheTtlMs } of PAIRS) {
    const options = { simulator: { rows }, environment: { CACHE_TTL_MS: cacheTtlMs } };
    const reference = await startFuzzedGateway({ executor: 'reference', ...options });
    const compiled = await startFuzzedGateway({ executor: 'compiled', ...options });
    const sdl = readFileSync(join(ROOT, 'schema.graphql'), 'utf8');
    await run(`gateways, ${rows} rows, CACHE_TTL_MS=${cacheTtlMs}`, (isDone) =>
      fuzzGateways({ seed, isDone, sdl, reference, compiled }),
    );
    await Promise.all([reference.stop(), compiled.stop()]);
  }

  async function run(title: string, fuzz: (isDone: () => boolean) => Promise<FuzzReport>): Promise<void> {
    const end = performance.now() + share;
    const { executed, withErrors, difference } = await fuzz(() => performance.now() > end);
    console.log(`${title}: ${executed} executed, ${withErrors} with errors`);
    if (difference === null) return;
    console.log(`\nFOUND ${difference}`);
    process.exitCode = 1;
  }
}

void main();
