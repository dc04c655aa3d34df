/**
 * Compares the compiled executor with graphql-js in one process, by the questions of bench/peers on rows that are decoded
 * already: what is left is execution. The executors take turns, so that a busy machine slows both.
 *
 *     npm run bench:executor
 */
import 'reflect-metadata';
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import pino from 'pino';
import { createSimulator } from '../simulator/simulator.js';
import { userPrincipal } from '../src/auth/principal.js';
import type { Answer, Reads } from '../src/datasources/cache/reads.js';
import { nameOf, type Resource } from '../src/datasources/cache/resource.js';
import { createListStatistics } from '../src/datasources/list-statistics.js';
import { createLoaders } from '../src/datasources/loaders.js';
import type { Execute } from '../src/executor/execute.js';
import { createSchema } from '../src/resolvers/schema.js';
import { createStaleFields } from '../src/resolvers/stale-fields.js';
import { createExecutor } from '../src/server/graphql/create-executor.js';
import { issueToken, percentile } from './live/world.js';
import { createQuestions, QUESTION_NAMES } from './peers/questions.js';

const HUBS = 100;
const ROUNDS = 25;
/** How often an executor executes a question before the other one takes its turn. */
const EXECUTIONS = 20;

type Variables = Readonly<Record<string, unknown>>;

interface Contestant {
  readonly execute: Execute;
  readonly schema: GraphQLSchema;
}

async function main(): Promise<void> {
  const simulator = createSimulator({ port: 0, hubs: HUBS, spaces: 10, accounts: 1 });
  await simulator.start();
  const token = await issueToken(simulator.url);
  const readJson = async (path: string): Promise<unknown> => {
    const answer = await fetch(simulator.url + path, { headers: { authorization: `Bearer ${token}` } });
    return answer.json();
  };
  const hubs = (await readJson('/api/hubs/v1')) as readonly { readonly id: string }[];
  const createContext = contextFactory(token, decodedReads(readJson));
  const compiled = { execute: createExecutor('compiled'), schema: createSchema() };
  const reference = {
    execute: createExecutor('reference'),
    schema: createSchema({ completesListsInTurns: true }),
  };

  const answer = async (
    { execute, schema }: Contestant,
    document: DocumentNode,
    variableValues: Variables,
  ) => {
    const result = await execute({ schema, document, contextValue: createContext(), variableValues });
    if (result.errors !== undefined) throw new Error(String(result.errors[0]));
    return result;
  };
  console.log(`${'CPU of an execution, µs'.padEnd(24)}  graphql-js  compiled  ratio`);
  const questions = createQuestions(hubs[0]?.id ?? '');
  for (const name of QUESTION_NAMES) {
    const { query, variables } = questions[name];
    const known = parse(query);
    const [expected, actual] = [
      await answer(reference, known, variables),
      await answer(compiled, known, variables),
    ];
    if (JSON.stringify(expected) !== JSON.stringify(actual))
      throw new Error(`The answers to ${name} differ.`);
    for (const isNew of [false, true]) {
      const measure = async (contestant: Contestant) => {
        const documents = Array.from({ length: EXECUTIONS }, () => (isNew ? parse(query) : known));
        const start = process.cpuUsage();
        for (const document of documents) await answer(contestant, document, variables);
        const { user, system } = process.cpuUsage(start);
        return (user + system) / EXECUTIONS;
      };
      const [before, after]: [number[], number[]] = [[], []];
      for (let round = 0; round < ROUNDS; round += 1) {
        before.push(await measure(reference));
        after.push(await measure(compiled));
      }
      const [slow, fast] = [percentile(before, 0.5), percentile(after, 0.5)];
      const title = `${name}, ${isNew ? 'new documents' : 'one document'}`;
      console.log(
        `${title.padEnd(24)}  ${slow.toFixed(0).padStart(10)}  ${fast.toFixed(0).padStart(8)}  ${(slow / fast).toFixed(2)}`,
      );
    }
  }
  await simulator.stop();
}

/** Reads each resource once, and keeps what is decoded. */
function decodedReads(readJson: (path: string) => Promise<unknown>): Reads {
  const answers = new Map<string, Answer<unknown>>();
  const read = async <Value>(_context: unknown, resource: Resource<Value>): Promise<Answer<Value>> => {
    const { kind, id } = resource;
    const known = answers.get(nameOf(resource));
    // The answers of a name are those of its kind.
    if (known !== undefined) return known as Answer<Value>;
    const body = await readJson(kind.endpoint.path.replace(/\{\w+\}/, id ?? ''));
    const value = kind.decode(body, new Date(), id);
    const answer = { value, isStale: false, version: {}, sentAt: Date.now() };
    answers.set(nameOf(resource), answer);
    return answer;
  };
  return { read, freshEntry: () => null, settled: () => Promise.resolve() };
}

/** The contexts of operations that read. */
function contextFactory(token: string, reads: Reads): () => object {
  const principal = userPrincipal(token);
  const logger = pino({ level: 'silent' });
  const statistics = createListStatistics();
  return () => {
    const { signal } = new AbortController();
    const context = { principal, requestId: 'bench', signal, logger };
    const loaders = createLoaders({ reads, context, statistics, parallelReads: 10, readFrom: 'cache' });
    return { signal, loaders, staleFields: createStaleFields(), partialErrors: [] };
  };
}

void main();
