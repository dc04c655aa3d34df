/**
 * Measures the gateway beside other GraphQL servers, over one stub of Operated, with the same questions, in turn.
 *
 *     npm run bench:peers
 *     npm run bench:peers -- --seconds 3 --rounds 1 --only gateway,mercurius --questions Q1,Q3 --scenes same-0
 *
 * It ends with code 1 if a server answers wrongly or fails under load. The results of a whole run are written to
 * bench/RESULTS.md.
 */
import { cpus } from 'node:os';
import { endAll } from '../live/world.js';
import { writeSection } from '../results-file.js';
import { compareAll, type ExpectedAnswer, readExpected } from './compare.js';
import { PASS_THROUGH, type Server, UNCACHED } from './contestants.js';
import { createCores } from './cores.js';
import { checkGoals } from './goals.js';
import { type LoadGenerator, startLoadGenerator } from './load-generator.js';
import { CONNECTIONS, type Entrant, type Measured, measure } from './measure.js';
import { type Options, readOptions } from './options.js';
import { createQuestions, type QuestionName } from './questions.js';
import { formatTable, formatTables } from './report.js';
import { type RunningServer, startServer } from './running-server.js';
import { startStub } from './stub.js';
import { versions } from './versions.js';
import { FAIRNESS } from './fairness.js';

const cores = createCores();

async function main(options: Options, load: LoadGenerator): Promise<void> {
  const stub = await startStub(cores);
  const hubs = (await stub.read('/api/hubs/v1')) as readonly { readonly id: string }[];
  const questions = createQuestions(hubs[0]?.id ?? '');

  const servers = new Map<Server, RunningServer>();
  for (const server of new Set([UNCACHED, ...options.contestants.map((one) => one.server)])) {
    servers.set(server, await startServer(server, stub.url, questions.Q3, cores));
  }
  const gateway = servers.get(UNCACHED);
  if (gateway === undefined) throw new Error('the gateway does not run');

  // All answers are compared before any load, so that no call of another question is counted.
  const failures: string[] = [];
  const entrants = new Map<QuestionName, readonly Entrant[]>();
  for (const name of options.questions) {
    const expected = await readExpected(questions[name], gateway);
    const differences = await compareAll([...servers.values()], expected, stub);
    for (const [{ server }, difference] of differences)
      failures.push(`${server.name}, ${name}: ${difference}`);
    entrants.set(name, entrantsOf(options, servers, differences, expected));
  }

  const measured: Measured[] = [];
  for (const [name, those] of entrants) {
    for (const scene of options.scenes) {
      const one = await measure({ stub, load, options }, questions[name], scene, those);
      console.log(`\n${formatTable(one)}`);
      measured.push(one);
      failures.push(...one.failures);
    }
  }

  const goals = checkGoals(measured).map(({ line }) => line);
  console.log(['', 'Goals:', ...goals, '', versions(), setting(options)].join('\n'));
  for (const failure of failures) console.error(`Failed: ${failure}`);
  if (failures.length > 0) process.exitCode = 1;
  if (options.isWhole) {
    const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n');
    writeSection(
      'bench:peers',
      [
        '# Results beside peers',
        `\`npm run bench:peers\`. ${setting(options)} ${versions()}`,
        FAIRNESS,
        'Goals, on equal bodies without delay:',
        list(goals),
        ...(failures.length === 0 ? [] : ['Failed, and not measured:', list(failures)]),
        formatTables(measured),
      ].join('\n\n'),
    );
  } else {
    console.log('A part of the bench: bench/RESULTS.md is left as it is.');
  }
}

function entrantsOf(
  { contestants }: Options,
  servers: ReadonlyMap<Server, RunningServer>,
  differences: ReadonlyMap<RunningServer, string>,
  { bytes }: ExpectedAnswer,
): readonly Entrant[] {
  return contestants.flatMap((contestant) => {
    const running = servers.get(contestant.server);
    if (running === undefined || differences.has(running)) return [];
    // The proxy answers with the body of Operated.
    const answerBytes = contestant.server === PASS_THROUGH ? 0 : bytes;
    return [{ contestant, running, answerBytes }];
  });
}

function setting({ seconds, rounds }: Options): string {
  const pinned = cores.areSeparate
    ? 'servers on one core, stub and load on another'
    : 'servers, stub and load are not bound to cores of their own';
  return (
    `${cpus()[0]?.model ?? 'unknown CPU'}, ${pinned}; ${CONNECTIONS} connections, ` +
    `medians of ${rounds} interleaved rounds of ${seconds} s.`
  );
}

async function run(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const load = startLoadGenerator(cores);
  const stop = () => Promise.all([load.stop(), endAll()]);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop().then(() => process.exit(1)));
  }
  try {
    await main(options, load);
  } finally {
    await stop();
  }
}

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
