/**
 * Runs two gateways with live subscriptions, queries and mutations, while Operated fails, tokens expire and are revoked,
 * and Redis stalls. At the end nothing may have grown, nothing may be left, and every subscriber must have the state that
 * Operated has. Needs redis-server.
 *
 *     npm run soak -- --seconds 600     (default: an hour)
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { control, endAll } from '../live/world.js';
import { atMost, type Check, growth, leftInRedis, listed, none, table, total } from './checks.js';
import type { Disturbances } from './disturbances.js';
import type { MeasuredGateway } from './measured-gateway.js';
import { comeToRest, type Scene, startScene } from './scene.js';

const HOUR_SECONDS = '3600';
/** The part of the run before the first measurement: code is compiled, and caches fill. */
const WARM_UP_SHARE = 0.25;
/** The part of the run that the gateways rest before a measurement. */
const REST_SHARE = 0.1;
/** After this time the cache holds nothing of tokens that are not used any more. */
const LONGEST_REST_MS = 130_000; // 130 seconds
/** How often a token expires during a run, at least, and how long it lives at most. */
const EXPIRIES = 4;
const LONGEST_TOKEN_SECONDS = 120;
/** The deadline of an operation, and what a busy machine adds to it. */
const LONGEST_MS = 15_000; // 15 seconds

const gateways: MeasuredGateway[] = [];

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { seconds: { type: 'string', default: HOUR_SECONDS } } });
  const seconds = Number(values.seconds);
  if (!Number.isInteger(seconds) || seconds < 10) throw new Error('--seconds is a whole number, 10 or more');
  const runMs = seconds * 1_000;
  const restMs = Math.min(runMs * REST_SHARE, LONGEST_REST_MS);

  const tokenSeconds = Math.min(Math.ceil(seconds / EXPIRIES), LONGEST_TOKEN_SECONDS);
  const scene = await startScene(gateways, tokenSeconds);
  const warmUp = scene.disturb();
  await sleep(runMs * WARM_UP_SHARE);
  let differing = await comeToRest(scene, warmUp, restMs);
  const atStart = await Promise.all(gateways.map((gateway) => gateway.measure()));

  scene.operations.resume();
  const disturbances = scene.disturb();
  await sleep(runMs * (1 - WARM_UP_SHARE));
  differing += await comeToRest(scene, disturbances, restMs);
  const atEnd = await Promise.all(gateways.map((gateway) => gateway.measure()));

  const exitCodes = await Promise.all(gateways.map((gateway) => gateway.stop()));
  await Promise.all(scene.watchers.map((watcher) => watcher.close()));
  const checks = [
    none('hubs whose last state at a subscriber differs from the simulator', differing),
    ...gateways.flatMap((_, index) => growth(`gateway ${index + 1}`, atStart[index], atEnd[index])),
    none('processes with something left after the stop', exitCodes.filter((code) => code !== 0).length),
    await webhookSubscriptions(scene),
    ...(await leftInRedis(scene.redis.url)),
    ...checksOfAnswers(scene),
  ];
  report(seconds, scene, disturbances, checks);
}

/** A creation whose answer was lost leaves a subscription whose id no gateway knows; it expires at Operated. */
async function webhookSubscriptions({ simulator }: Scene): Promise<Check> {
  const left = await control<readonly unknown[]>(simulator.url, 'GET', 'subscriptions');
  const unanswered = gateways.reduce(
    (sum, { logged }) => sum + (logged.get('warn: no webhook subscription') ?? 0),
    0,
  );
  return atMost('webhook subscriptions left, of creations without an answer', left.length, unanswered);
}

function checksOfAnswers({ operations }: Scene): readonly Check[] {
  const { outcomes, leaks, longestMs } = operations;
  const isDefect = (line: string) => /^fatal:|unexpected error$|warning of Node$/.test(line);
  return [
    none(
      'requests without an answer',
      total(outcomes, (outcome) => outcome.startsWith('no answer')),
    ),
    none('answers with a hub of another organisation', leaks()),
    atMost('longest time to an answer', longestMs(), LONGEST_MS, 'ms'),
    none(
      'unexpected errors and warnings of Node',
      gateways.reduce((sum, { logged }) => sum + total(logged, isDefect), 0),
    ),
  ];
}

function report(
  seconds: number,
  { watchers, operations }: Scene,
  disturbances: Disturbances,
  checks: readonly Check[],
): void {
  const events = watchers.reduce((sum, { counts }) => sum + counts.events, 0);
  const connections = watchers.reduce((sum, { counts }) => sum + counts.connections, 0);
  console.log(`Node ${process.version}, ${seconds} seconds, 2 gateways, ${watchers.length} subscribers\n`);
  console.log(`Events: ${events}, over ${connections} connections`);
  console.log(`Operations: ${total(operations.outcomes)}: ${listed(operations.outcomes)}`);
  console.log(`Disturbances: ${listed(disturbances.counts)}`);
  gateways.forEach(({ logged }, index) => console.log(`Log of gateway ${index + 1}: ${listed(logged)}`));
  console.log(`\n${table(checks)}`);
  if (checks.some(({ holds }) => !holds)) process.exitCode = 1;
}

main()
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(async () => {
    gateways.forEach((gateway) => gateway.kill());
    await endAll();
    process.exit();
  });
