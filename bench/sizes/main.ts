/**
 * Measures the memory and the CPU time of one gateway by the hubs of a fleet, by callers and by subscribers, and what
 * gateways store in Redis, each from outside of the process. Writes the tables to bench/RESULTS.md where nothing is left
 * out.
 *
 *     npm run bench:sizes [-- --only fleets,callers,subscribers,redis] [--seconds 1.5]
 *
 * The parts; the length of each measurement.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { endAll } from '../live/world.js';
import { writeSection } from '../results-file.js';
import { measureCallers } from './callers.js';
import { measureFleets } from './fleets.js';
import { measureRedis } from './redis.js';
import { measureSubscribers } from './subscribers.js';
import { formatTable, type Table } from './table.js';

const PARTS: Readonly<Record<string, (seconds: number) => Promise<Table>>> = {
  fleets: measureFleets,
  callers: measureCallers,
  subscribers: measureSubscribers,
  redis: measureRedis,
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, seconds: { type: 'string', default: '1.5' } },
  });
  const seconds = Number(values.seconds);
  if (!(seconds > 0)) throw new Error('--seconds is a number above 0');
  const [load = NaN] = loadavg();
  const names = values.only?.split(',') ?? Object.keys(PARTS);
  const tables: string[] = [];
  for (const name of names) {
    const measure = PARTS[name];
    if (measure === undefined) throw new Error(`--only has parts of ${Object.keys(PARTS).join(', ')}`);
    const table = formatTable(await measure(seconds));
    console.log(`\n${table}`);
    tables.push(table);
  }
  if (values.only !== undefined) return;
  const machine = `${cpus().length} cores of ${cpus()[0]?.model ?? 'an unknown processor'}`;
  const setting = `Node ${process.versions.node}, ${machine}, ${load.toFixed(1)} processes at work when it began; ${seconds} s each.`;
  writeSection(
    'bench:sizes',
    ['# Results of sizes', `\`npm run bench:sizes\`. ${setting} ${EXPLANATION}`, ...tables].join('\n\n'),
  );
}

const EXPLANATION =
  'A stub answers in place of Operated, with bodies of the simulator; a hub has about 1.5 KB. The gateway runs with ' +
  '`NODE_ENV=production`, its log at level info goes to /dev/null, and `--inspect` collects its garbage before memory is ' +
  'read. **Held** are the objects on the heap and the buffers, which depend on the version of Node and not on the ' +
  'machine; RSS is the resident set, with pages that V8 keeps for the next allocations. CPU time is user and system time ' +
  'of the process: it depends on the machine, its ratios much less.';

main()
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(endAll);
