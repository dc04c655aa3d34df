/**
 * Sends generated hostile documents, variables, frames, headers and bytes to a gateway in its production configuration.
 * Exits with 1 if the gateway exits, hangs, leaks memory, or sends an undocumented answer.
 *
 *     npm run fuzz                                (5 minutes)
 *     npm run fuzz -- --seconds 60 --seed 42
 *     npm run fuzz -- --seed 42 --attempt 7       (one attempt alone, as a finding names it)
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { endAll, freePort, issueToken, startNode, startSimulator } from '../live/world.js';
import { heapReportFlags } from './heap.js';
import { runFuzz, UNLIMITED } from './run.js';

const ROOT = join(__dirname, '../../..');
const SESSION_SECRET = 'a-secret-of-the-fuzz-run-that-is-longer-than-32-characters';
/** The heap of the gateway, MiB. */
const HEAP_MIB = 1_024;
/** The allowed growth of the heap during the last third, MiB: in 300 seconds, some 250 bytes for each attempt. Measured: 1. */
const GROWTH_MIB = 4;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '300' },
      seed: { type: 'string' },
      attempt: { type: 'string' },
    },
  });
  const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
  const seconds = Number(values.seconds);
  if (!Number.isInteger(seed) || !(seconds > 0)) throw new Error('--seed and --seconds are numbers');
  console.log(`Node ${process.version}, --max-old-space-size=${HEAP_MIB}, ${seconds} s, --seed ${seed}`);

  const simulator = await startSimulator({ SIMULATOR_LIVE: 'on' });
  const port = await freePort();
  const variables = {
    ...UNLIMITED,
    OPERATED_BASE_URL: simulator.url,
    OPERATED_CLIENT_ID: 'demo-client',
    OPERATED_CLIENT_SECRET: 'demo-secret',
    OPERATED_REDIRECT_URI: `http://127.0.0.1:${port}/auth/callback`,
    SESSION_SECRET,
    WEBHOOK_URL: `http://127.0.0.1:${port}`,
    PORT: String(port),
    NODE_ENV: 'production',
    LOG_LEVEL: 'error',
  };
  const errors = new Map<string, string>();
  const gateway = await startNode('src/main.js', port, '/readyz', variables, {
    flags: [...heapReportFlags(ROOT), `--max-old-space-size=${HEAP_MIB}`],
    onLine: (line) => {
      const message = /"message":"([^"]*)/.exec(line)?.[1] ?? /"msg":"([^"]*)/.exec(line)?.[1];
      if (message !== undefined && !errors.has(message)) errors.set(message, line);
    },
  });
  const scopes = ['accounts:read hubs:read', 'sub accounts:read hubs:read hubs:write', 'accounts:read'];
  const tokens = await Promise.all(scopes.map((scope) => issueToken(simulator.url, scope)));
  const { attempts, findings, counts, heapMib, growthMib, isAlive } = await runFuzz({
    root: ROOT,
    gatewayUrl: gateway.url,
    child: gateway.child,
    tokens,
    secrets: [new URL(simulator.url).host, 'demo-secret', SESSION_SECRET],
    seed,
    seconds,
    attempt: values.attempt === undefined ? undefined : Number(values.attempt),
  });

  const heap = heapMib.map((mib) => mib.toFixed(1)).join(' → ');
  console.log(`${attempts} attempts; heap ${heap} MiB; ${isAlive ? 'alive' : 'DEAD'}`);
  console.log(
    [...counts]
      .sort()
      .map(([what, count]) => `${what}: ${count}`)
      .join(', '),
  );
  for (const line of errors.values()) console.log(`log: ${line.slice(0, 2_000)}`);
  for (const finding of findings) console.log(`\nFOUND ${finding}`);
  const isClean = isAlive && findings.length === 0 && growthMib < GROWTH_MIB;
  process.exitCode = isClean ? 0 : 1;
}

main()
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(() => endAll().then(() => process.exit()));
