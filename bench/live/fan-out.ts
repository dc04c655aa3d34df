/**
 * Measures what subscribers of one organisation cost while 5 of its 40 hubs change each second: calls to Operated a
 * minute, memory beyond that of a bare socket, CPU time of a message, and the time from the answer to a poll to the last
 * message that it causes.
 *
 *     npm run bench:live [-- <subscribers> [<seconds> [<subscription's selection>]]]
 */
import type { ChildProcess } from 'node:child_process';
import { setTimeout as after } from 'node:timers/promises';
import { collectGarbage } from './collect-garbage.js';
import { type Crowd, type CrowdOptions, type CrowdReport, startCrowd } from './start-crowd.js';
import {
  control,
  cpuMs,
  end,
  endAll,
  freePort,
  issueToken,
  percentile,
  residentBytes,
  startGateway,
  startNode,
  startSimulator,
} from './world.js';

/** The number of different tokens: each has an authorization of its own. */
const TOKENS = 10;
const HUBS = 40;
const CHANGES_PER_SECOND = 5;
/** These connect before memory is measured, so that what is loaded with the first of them does not count. */
const FIRST_SUBSCRIBERS = 200;
/** The messages of one poll arrive without a longer pause. */
const PAUSE_MS = 200;
/** After this time of the simulator no device draws less than before. */
const CHARGING_MS = 86_400_000; // 1 day
/** After connecting, until memory is measured. */
const SETTLING_MS = 3_000; // 3 seconds
/** How far the times of the simulator and of the client may differ. */
const ROUNDING_MS = 3;
/** Longer than the longest poll interval while nothing changes. */
const LAST_POLL_MS = 7_000;
/** The first polls after the start find code that is not compiled yet; these are not counted. */
const WARM_UP_SECONDS = 10;
const SELECTION = 'changed hub { id name online customId ports { number connected } }';

interface World {
  readonly hubs: readonly { readonly id: string }[];
}

interface Requests {
  readonly total: number;
  readonly log: readonly { readonly endpoint: string; readonly at: string; readonly durationMs: number }[];
}

async function main(subscribers: number, seconds: number, selection: string): Promise<void> {
  console.log(`Node ${process.version}, defaults; ${HUBS} hubs, ${CHANGES_PER_SECOND} changes a second`);
  const bareBytes = await measureBareSockets(subscribers);
  for (const count of [1, subscribers]) await measure(count, seconds, selection, bareBytes);
}

/** @returns the memory of a socket of a server that does nothing, bytes. */
async function measureBareSockets(count: number): Promise<number> {
  const port = await freePort();
  const inspector = await freePort();
  const flags = [`--inspect=127.0.0.1:${inspector}`];
  const variables = { PORT: String(port) };
  const { child } = await startNode('bench/live/bare-server.js', port, '/', variables, { flags });
  const { bytesEach } = await connect(child, inspector, count, { port, tokens: ['none'], query: '' });
  await end(child, 'SIGKILL');
  return bytesEach;
}

/** Connects subscribers, and measures the memory of each, bytes. */
async function connect(
  server: ChildProcess,
  inspector: number,
  count: number,
  options: Pick<CrowdOptions, 'port' | 'tokens' | 'query'>,
): Promise<{ readonly crowd: Crowd; readonly bytesEach: number }> {
  const crowd = startCrowd();
  const first = Math.min(FIRST_SUBSCRIBERS, count);
  await crowd.join({ ...options, first: 0, count: first });
  const held = async () => {
    await after(SETTLING_MS);
    await collectGarbage(inspector);
    return residentBytes(server);
  };
  const before = await held();
  await crowd.join({ ...options, first, count: count - first });
  return { crowd, bytesEach: ((await held()) - before) / Math.max(count - first, 1) };
}

async function measure(count: number, seconds: number, selection: string, bareBytes: number): Promise<void> {
  const simulator = await startSimulator({ SIMULATOR_ACCOUNTS: '1', SIMULATOR_HUBS: String(HUBS) });
  // Afterwards all batteries are charged, so that only what the bench changes causes messages.
  await control(simulator.url, 'POST', 'clock', { advanceSeconds: CHARGING_MS / 1_000 });
  // All subscribers connect from loopback.
  const inspector = await freePort();
  const gateway = await startGateway(
    simulator.url,
    { CONNECTIONS_PER_ADDRESS: '20000', LOG_LEVEL: 'info' },
    { flags: [`--inspect=127.0.0.1:${inspector}`] },
  );
  const tokens = await Promise.all(
    Array.from({ length: Math.min(TOKENS, count) }, () => issueToken(simulator.url)),
  );
  const { crowd, bytesEach } = await connect(gateway.child, inspector, count, {
    port: Number(new URL(gateway.url).port),
    tokens,
    query: `subscription { hubChanged { ${selection} } }`,
  });
  await changeHubs(simulator.url, WARM_UP_SECONDS);
  await after(LAST_POLL_MS);
  const start = await crowd.report();
  await control(simulator.url, 'DELETE', 'requests');
  const cpuAtStart = cpuMs(gateway.child);
  const changes = await changeHubs(simulator.url, seconds);
  await after(LAST_POLL_MS);
  const gatewayMs = cpuMs(gateway.child) - cpuAtStart;
  const { total, log } = await control<Requests>(simulator.url, 'GET', 'requests');
  const { arrivals, received, cpuMs: clientMs } = await crowd.report();

  const messages = received - start.received;
  const bursts = burstsOf(arrivals, answersIn(log));
  const last = bursts.map(({ lastMs }) => lastMs);
  const largest = bursts.reduce((one, other) => (other.messages > one.messages ? other : one));
  const callsPerMinute = (total / (seconds + LAST_POLL_MS / 1_000)) * 60;
  const lines = [
    `${count} subscribers, ${tokens.length} tokens:`,
    `${messages} messages of ${changes * count} expected`,
    `${callsPerMinute.toFixed(0)} calls a minute`,
    `answer to a poll to its last message: median ${percentile(last, 0.5).toFixed(0)} ms, ` +
      `p99 ${percentile(last, 0.99).toFixed(0)} ms (largest poll: ${largest.messages} messages, ${largest.lastMs.toFixed(0)} ms)`,
    `CPU of a message: gateway ${microseconds(gatewayMs, messages)}, client ${microseconds(clientMs - start.cpuMs, messages)}`,
  ];
  if (count > 1) {
    lines.push(`memory: ${kib(bytesEach - bareBytes)} beside a bare socket of ${kib(bareBytes)}`);
  }
  console.log(lines.join('\n  '));
  await Promise.all([end(gateway.child, 'SIGKILL'), end(simulator.child, 'SIGKILL')]);
}

/** Changes hubs in turn, each in the same aspect: other values than the last time. @returns the number of changes. */
let changed = 0;
async function changeHubs(operatedUrl: string, seconds: number): Promise<number> {
  const { hubs } = await control<World>(operatedUrl, 'GET', 'world');
  const changes = seconds * CHANGES_PER_SECOND;
  const startedAt = performance.now();
  for (let change = 0; change < changes; change += 1) {
    await after(Math.max((change * 1_000) / CHANGES_PER_SECOND - (performance.now() - startedAt), 0));
    const hub = hubs[change % hubs.length]?.id ?? '';
    await control(operatedUrl, 'POST', `hubs/${hub}/data`, { customid: `change ${changed++}` });
  }
  return changes;
}

/** When lists of hubs were answered, ms since the epoch; the simulator's clock is ahead. */
function answersIn(log: Requests['log']): readonly number[] {
  return log
    .filter(({ endpoint }) => endpoint === 'GET /api/hubs/v1')
    .map(({ at, durationMs }) => Date.parse(at) - CHARGING_MS + durationMs);
}

interface Burst {
  readonly messages: number;
  /** From the answer to the poll to the last message. */
  readonly lastMs: number;
}

/** The messages of each poll. */
function burstsOf(arrivals: CrowdReport['arrivals'], answers: readonly number[]): readonly Burst[] {
  const bursts: { firstAt: number; lastAt: number; messages: number }[] = [];
  for (const [at, messages] of [...arrivals].sort(([one], [other]) => one - other)) {
    const burst = bursts.at(-1);
    if (burst === undefined || at - burst.lastAt > PAUSE_MS) {
      bursts.push({ firstAt: at, lastAt: at, messages });
    } else {
      burst.lastAt = at;
      burst.messages += messages;
    }
  }
  return bursts.flatMap(({ firstAt, lastAt, messages }) => {
    const before = answers.filter((at) => at <= firstAt + ROUNDING_MS);
    // The answer to the poll came before the log was cleared.
    return before.length === 0 ? [] : [{ messages, lastMs: lastAt - Math.max(...before) }];
  });
}

function microseconds(ms: number, messages: number): string {
  return `${((ms * 1_000) / messages).toFixed(1)} µs`;
}

function kib(bytes: number): string {
  return `${(bytes / 1_024).toFixed(1)} KiB`;
}

const [subscribers = '5000', seconds = '30', selection = SELECTION] = process.argv.slice(2);
main(Number(subscribers), Number(seconds), selection)
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(() => endAll().then(() => process.exit()));
