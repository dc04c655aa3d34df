import { type GraphQLSchema, parse, validate } from 'graphql';
import { type Random, randomOf } from '../../../simulator/world/random.js';
import type { Execute } from '../../../src/executor/execute.js';
import { differenceOf, outcomeOf } from './compare.js';
import { randomOperation } from './random-operation.js';
import { syntheticSchema } from './synthetic-schema.js';
import { Row } from './synthetic-value.js';

/** How many operations were executed, and the first difference between two executors. */
export interface FuzzReport {
  readonly executed: number;
  readonly withErrors: number;
  readonly difference: string | null;
}

export interface FuzzOptions {
  readonly seed: number;
  /** Ends the run, from the number of operations so far. */
  readonly isDone: (operations: number) => boolean;
  readonly reference: Execute;
  readonly compiled: Execute;
}

/** Executes generated operations of the synthetic schema by two executors, until one differs. */
export async function fuzzSynthetic({ seed, isDone, reference, compiled }: FuzzOptions): Promise<FuzzReport> {
  const schema = syntheticSchema();
  let [executed, withErrors] = [0, 0];
  for (let operation = 0; !isDone(operation); operation += 1) {
    const random = randomOf(seed, `operation ${operation}`);
    const { document: text, variables } = randomOperation(schema, random, {
      keyword: random.pick(['query', 'query', 'query', 'mutation', 'subscription']) ?? 'query',
      depth: random.integer(1, 4),
      text: (_name, source) => source.pick(['', 'text', 'bad', '💥']) ?? '',
    });
    const document = parse(text);
    if (!isValid(schema, document)) continue;
    for (const variableValues of variables) {
      const contextValue = { seed: random.integer(0, 1_000_000) };
      const args = {
        schema,
        document,
        variableValues,
        contextValue,
        rootValue: rootValue(random, contextValue.seed),
      };
      const expected = await outcomeOf(reference, args);
      const actual = await outcomeOf(compiled, args);
      executed += 1;
      if (expected.includes('"errors"')) withErrors += 1;
      const difference = differenceOf(expected, actual);
      if (difference === null) continue;
      const given = JSON.stringify(variableValues);
      return {
        executed,
        withErrors,
        difference: `seed ${seed}, operation ${operation}\n${text}\nvariables ${given}\n${difference}`,
      };
    }
  }
  return { executed, withErrors, difference: null };
}

function isValid(schema: GraphQLSchema, document: ReturnType<typeof parse>): boolean {
  try {
    return validate(schema, document).length === 0;
  } catch {
    // The rule for the root of subscriptions evaluates conditions without variables.
    return false;
  }
}

function rootValue(random: Random, seed: number): unknown {
  return random.chance(0.5) ? new Row(seed, 'root', 'Query') : undefined;
}
