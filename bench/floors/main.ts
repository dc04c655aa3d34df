/**
 * The short form of the benches, for CI: counts the calls to Operated, and compares what the gateway allocates and its CPU
 * time with those of the same gateway with EXECUTOR=reference, in one run. It ends with code 1 if a value exceeds its
 * bound.
 *
 *     npm run bench:floors
 */
import { endAll } from '../live/world.js';
import { createCores } from '../peers/cores.js';
import { createQuestions, QUESTION_NAMES, type QuestionName } from '../peers/questions.js';
import type { Stub } from '../load/stub-control.js';
import { startStub } from '../peers/stub.js';
import { CALLS, type Check, checkCalls, checkFigures } from './bounds.js';
import { measureFigures, type Sizes } from './figures.js';
import { startProbedGateway } from './probed-gateway.js';

const SIZES: Readonly<Record<QuestionName, Sizes>> = {
  Q1: { warmUp: 100, round: 40 },
  Q2: { warmUp: 150, round: 60 },
  Q3: { warmUp: 800, round: 300 },
};
/** The requests whose calls are counted. */
const COUNTED = 20;
/** Longer than the run. */
const LONG_TTL_MS = '600000';

async function main(): Promise<readonly Check[]> {
  const cores = createCores();
  cores.bindLoad(process.pid);
  const stub = await startStub(cores);
  const [hub] = (await stub.read('/api/hubs/v1')) as readonly { readonly id: string }[];
  const questions = createQuestions(hub?.id ?? '');
  const start = (variables: Readonly<Record<string, string>>) =>
    startProbedGateway(stub.url, variables, cores);
  const uncached = await start({ CACHE_TTL_MS: '0' });
  const cached = await start({ CACHE_TTL_MS: LONG_TTL_MS });
  const reference = await start({ CACHE_TTL_MS: '0', EXECUTOR: 'reference' });

  const checks: Check[] = [];
  for (const name of QUESTION_NAMES) {
    const question = questions[name];
    await stub.change({ delayMs: 0, bodies: 'same' });
    const perRequest = await countCalls(stub, () => uncached.ask(question, COUNTED));
    checks.push(checkCalls(name, `${COUNTED} requests without a cache`, perRequest, COUNTED * CALLS[name]));
    const within = await countCalls(stub, () => cached.ask(question, COUNTED));
    checks.push(checkCalls(name, `${COUNTED} requests within the TTL`, within, CALLS[name]));

    const [same, shared] = await measureFigures([uncached, cached], question, SIZES[name]);
    await stub.change({ delayMs: 0, bodies: 'changing' });
    const [changing, other] = await measureFigures([uncached, reference], question, SIZES[name]);
    checks.push(
      ...checkFigures(name, 'changing', changing, other),
      ...checkFigures(name, 'same', same, other),
      ...checkFigures(name, 'cached', shared, other),
    );
  }
  return checks;
}

async function countCalls(stub: Stub, ask: () => Promise<void>): Promise<number> {
  await stub.reset();
  await ask();
  const { calls } = await stub.calls();
  return calls;
}

async function run(): Promise<void> {
  try {
    const checks = await main();
    console.log(checks.map(({ line }) => line).join('\n'));
    if (!checks.every(({ isWithin }) => isWithin)) process.exitCode = 1;
  } finally {
    await endAll();
  }
}

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
