/**
 * Attacks a gateway from outside, one process an attack, and prints what each cost it: CPU time, the highest resident
 * set, calls to Operated, and the longest wait of a client at /healthz.
 *
 *     npm run bench:attacks
 *     npm run bench:attacks -- --before ../older/dist/src/main.js     (both builds, side by side)
 *     npm run bench:attacks -- --gateway ../other/dist/src/main.js    (another build)
 *     npm run bench:attacks -- --only 1,7a
 *
 * Linux only. Exits with 1 where the last build exceeds a bound.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { control, endAll } from '../live/world.js';
import type { Attack } from './attack.js';
import { connectionAttacks } from './connections.js';
import { documentAttacks } from './documents.js';
import { startMonitor } from './monitor.js';
import { pageAttacks } from './pages.js';
import { header, isWithin, type Result, row } from './report.js';
import { socketAttacks } from './sockets.js';
import { subscriptionAttacks } from './subscriptions.js';
import { HEAP_MIB, startTarget } from './target.js';

const ATTACKS = [
  ...documentAttacks,
  ...socketAttacks,
  ...subscriptionAttacks,
  ...connectionAttacks,
  ...pageAttacks,
].sort((one, other) => one.id.localeCompare(other.id, 'en', { numeric: true }));
/** How long the gateway may continue to work after an attack. */
const AFTERMATH_SECONDS = 30;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      before: { type: 'string' },
      gateway: { type: 'string', default: join(__dirname, '../../src/main.js') },
      only: { type: 'string' },
    },
  });
  const builds = [
    ...(values.before === undefined ? [] : [['before', resolve(values.before)] as const]),
    [values.before === undefined ? 'seen' : 'after', resolve(values.gateway)] as const,
  ];
  const wanted = values.only?.split(',');
  const attacks = ATTACKS.filter(({ id }) => wanted?.includes(id) ?? true);
  console.log(
    `Node ${process.version}, --max-old-space-size=${HEAP_MIB}\n\n${header(builds.map(([name]) => name))}`,
  );
  for (const attack of attacks) {
    const results: Result[] = [];
    for (const [, program] of builds) results.push(await run(program, attack));
    if (results.at(-1)?.holds !== true) process.exitCode = 1;
    console.log(row(attack, results));
  }
}

/** Runs one attack against a gateway of its own. */
async function run(program: string, attack: Attack): Promise<Result> {
  const target = await startTarget(program, attack);
  try {
    const monitor = startMonitor(target.url, target.child.pid ?? 0);
    const outcome = await attack.run(target);
    const measured = await monitor.finish(AFTERMATH_SECONDS);
    const { total } = await control<{ total: number }>(target.operatedUrl, 'GET', 'requests');
    const all = { ...measured, upstreamCalls: total };
    return { ...all, seen: outcome.seen, holds: outcome.holds && isWithin(all, attack.bound) };
  } finally {
    await target.stop();
  }
}

main()
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(() => endAll().then(() => process.exit()));
