import { setTimeout as after } from 'node:timers/promises';
import { percentile } from '../live/world.js';
import type { Contestant } from './contestants.js';
import type { LoadGenerator } from './load-generator.js';
import type { Options, Scene } from './options.js';
import { bodyOf, type Question } from './questions.js';
import type { RunningServer } from './running-server.js';
import type { Stub } from '../load/stub-control.js';

/** The clients of a server, each with a connection of its own. */
export const CONNECTIONS = 20;
/** A server is warm after this CPU time: before the first round of a question, and before each further one. */
const FIRST_WARM_UP_CPU_SECONDS = 2.5;
const WARM_UP_CPU_SECONDS = 0.5;
/** The warm-up of a server that gets little of its core ends after this time. */
const WARM_UP_LIMIT_SECONDS = 8;
/** The time in which a server finishes what the load left under way. */
const SETTLE_MS = 100;

/** What one contestant needed for a question in a scene: the medians of the rounds. */
export interface Figures {
  readonly contestant: Contestant;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** CPU time of the server for a request. */
  readonly cpuMs: number;
  /** Calls to Operated for a request. */
  readonly calls: number;
  readonly residentMib: number;
  /** The share of the time in which the server used its core. */
  readonly busy: number;
}

export interface Measured {
  readonly question: Question;
  readonly scene: Scene;
  readonly figures: readonly Figures[];
  /** What failed under the load, as text. */
  readonly failures: readonly string[];
}

/** A contestant, and the server that runs for it. */
export interface Entrant {
  readonly contestant: Contestant;
  readonly running: RunningServer;
  /** The size of its right answer; smaller ones are errors. */
  readonly answerBytes: number;
}

export interface Bench {
  readonly stub: Stub;
  readonly load: LoadGenerator;
  readonly options: Options;
}

/** Measures all entrants in turn, round by round. An entrant that fails in every round has no figures. */
export async function measure(
  { stub, load, options }: Bench,
  question: Question,
  scene: Scene,
  entrants: readonly Entrant[],
): Promise<Measured> {
  await stub.change(scene);
  const rounds = new Map<Entrant, Figures[]>(entrants.map((entrant) => [entrant, []]));
  const failures: string[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    for (const [entrant, taken] of rounds) {
      const warmUp = round === 0 ? FIRST_WARM_UP_CPU_SECONDS : WARM_UP_CPU_SECONDS;
      const figures = await measureOnce({ stub, load, options }, question, entrant, warmUp);
      if (typeof figures === 'string') failures.push(`${question.name}, ${scene.name}: ${figures}`);
      else taken.push(figures);
    }
  }
  const figures = [...rounds].flatMap(([{ contestant }, taken]) =>
    taken.length === 0 ? [] : medians(contestant, taken),
  );
  return { question, scene, figures, failures };
}

let measurements = 0;

/** @returns the reason as text if the server fails under the load. */
async function measureOnce(
  { stub, load, options }: Bench,
  question: Question,
  { contestant, running, answerBytes }: Entrant,
  warmUpCpuSeconds: number,
): Promise<Figures | string> {
  measurements += 1;
  // New principals each time: none uses up its budget of cost.
  const tokens = Array.from(
    { length: contestant.principals },
    (_, index) => `bench-${measurements}-${index}`,
  );
  const order = {
    url: running.url + running.server.path(question),
    body: bodyOf(question),
    tokens,
    connections: CONNECTIONS,
  };
  const warmAt = running.cpuSeconds() + warmUpCpuSeconds;
  for (let second = 0; second < WARM_UP_LIMIT_SECONDS && running.cpuSeconds() < warmAt; second += 1) {
    await load.send({ ...order, seconds: 1 });
  }
  await after(SETTLE_MS);
  await stub.reset();
  const cpuBefore = running.cpuSeconds();
  const result = await load.send({ ...order, seconds: options.seconds });
  const cpuSeconds = running.cpuSeconds() - cpuBefore;
  await after(SETTLE_MS);
  const { calls } = await stub.calls();
  if (result.failures.length > 0 || result.bytesEach < answerBytes) {
    const kinds = [...new Set(result.failures)].join(', ');
    return (
      `${contestant.name} fails under load: ${result.failures.length} of ${result.requests} requests (${kinds}), ` +
      `${result.bytesEach.toFixed(0)} bytes an answer in place of ${answerBytes}`
    );
  }
  return {
    contestant,
    perSecond: result.requests / result.seconds,
    p50Ms: result.p50Ms,
    p99Ms: result.p99Ms,
    cpuMs: (cpuSeconds * 1_000) / result.requests,
    calls: calls / result.sent,
    residentMib: running.residentMib(),
    busy: cpuSeconds / result.seconds,
  };
}

function medians(contestant: Contestant, rounds: readonly Figures[]): Figures {
  const median = (valueOf: (figures: Figures) => number) => percentile(rounds.map(valueOf), 0.5);
  return {
    contestant,
    perSecond: median(({ perSecond }) => perSecond),
    p50Ms: median(({ p50Ms }) => p50Ms),
    p99Ms: median(({ p99Ms }) => p99Ms),
    cpuMs: median(({ cpuMs }) => cpuMs),
    calls: median(({ calls }) => calls),
    residentMib: median(({ residentMib }) => residentMib),
    busy: median(({ busy }) => busy),
  };
}
