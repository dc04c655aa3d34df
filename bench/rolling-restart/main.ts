/**
 * Restarts two gateways one after the other, behind a load balancer that checks /readyz, under constant load. It fails if
 * a request is not answered.
 *
 *     npm run bench:rolling-restart -- [--check-ms 1000,5000] [--delay-ms 5000] [--clients 10] [--gateway dist/src/main.js]
 *
 * The intervals of the load balancer; SHUTDOWN_DELAY_MS, by default that of production; the clients that send requests at
 * the same time; the program of the gateway.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  control,
  end,
  endAll,
  freePort,
  issueToken,
  startNode,
  type Started,
  startSimulator,
} from '../live/world.js';
import { startLoad } from './load.js';
import { startProxy } from './proxy.js';

/** Some requests are always under way. */
const OPERATED_DELAY_MS = 50;

interface Options {
  readonly program: string;
  readonly delayMs: string | undefined;
  readonly clientCount: number;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'check-ms': { type: 'string', default: '1000,5000' },
      'delay-ms': { type: 'string' },
      clients: { type: 'string', default: '10' },
      gateway: { type: 'string', default: 'dist/src/main.js' },
    },
  });
  const clientCount = Number(values.clients);
  if (!Number.isInteger(clientCount) || clientCount < 1)
    throw new Error('--clients has a number of 1 or more');
  const options = { program: resolve(values.gateway), delayMs: values['delay-ms'], clientCount };
  for (const interval of values['check-ms'].split(',')) {
    const checkMs = Number(interval);
    if (!Number.isInteger(checkMs) || checkMs < 10) throw new Error('--check-ms has intervals of 10 or more');
    await restart(checkMs, options);
  }
}

async function restart(checkMs: number, { program, delayMs, clientCount }: Options): Promise<void> {
  const simulator = await startSimulator();
  const token = await issueToken(simulator.url);
  await control(simulator.url, 'PUT', 'faults', [
    { method: 'GET', path: '*', kind: 'delay', delayMs: OPERATED_DELAY_MS },
  ]);
  const ports = [await freePort(), await freePort()] as const;
  const start = (port: number): Promise<Started> =>
    startNode(program, port, '/readyz', {
      OPERATED_BASE_URL: simulator.url,
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
      PORT: String(port),
      COST_BUDGET_PER_MINUTE: '1000000000',
      UPSTREAM_CALLS_PER_MINUTE: '10000000',
      SHED_EVENT_LOOP_DELAY_MS: '600000',
      SHED_QUEUE_DELAY_MS: '600000',
      ...(delayMs === undefined ? {} : { SHUTDOWN_DELAY_MS: delayMs }),
    });
  const gateways = [await start(ports[0]), await start(ports[1])];
  const proxy = await startProxy(
    gateways.map(({ url }) => url),
    checkMs,
  );
  const load = startLoad(proxy.url, token, { clientCount });
  const stopMs: number[] = [];
  for (const [index, port] of ports.entries()) {
    const gateway = gateways[index];
    if (gateway === undefined) continue;
    const signalledAt = performance.now();
    await end(gateway.child, 'SIGTERM');
    stopMs.push(Math.round(performance.now() - signalledAt));
    const { url } = await start(port);
    await proxy.ready(url);
  }
  const outcomes = await load.end();
  await proxy.close();
  await endAll();
  report(checkMs, outcomes, stopMs);
}

function report(checkMs: number, outcomes: ReadonlyMap<string, number>, stopMs: readonly number[]): void {
  const all = [...outcomes.values()].reduce((sum, count) => sum + count, 0);
  const failed = all - (outcomes.get('200') ?? 0);
  console.log(
    `checked every ${checkMs} ms: ${all} requests, ${failed} failed; the gateways stopped in ${stopMs.join(' and ')} ms`,
  );
  for (const [outcome, count] of outcomes) if (outcome !== '200') console.log(`  ${count} × ${outcome}`);
  if (failed > 0) process.exitCode = 1;
}

main()
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(endAll);
