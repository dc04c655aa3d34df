import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import type { Execute } from '../../../src/executor/execute.js';
import { countValues, valuesIn } from '../../../src/executor/values-in.js';

/** What an execution showed, as a text: data, errors with all that is in them, and whether it was asynchronous. */
export async function outcomeOf(execute: Execute, args: ExecutionArgs): Promise<string> {
  let result: ExecutionResult | Promise<ExecutionResult>;
  try {
    result = execute(args);
  } catch (error) {
    return `thrown: ${String(error)}`;
  }
  const isAsynchronous = result instanceof Promise;
  const { data, errors, extensions } = await result;
  const values = valuesIn(data) === countValues(data) ? '' : ', wrong number of values';
  const keys = Object.keys(await result).join();
  return `${isAsynchronous ? 'later' : 'now'} ${keys}${values}\n${JSON.stringify({ data, errors: errors?.map(describe), extensions }, null, 1)}`;
}

function describe(error: unknown): unknown {
  if (!(error instanceof GraphQLError)) return `no GraphQLError: ${String(error)}`;
  const { originalError, nodes = [], extensions } = error;
  return {
    ...error.toJSON(),
    extensions,
    original: originalError && String(originalError),
    nodes: nodes.map(({ kind, loc }) => [kind, loc?.start]),
    isFrozen: Object.isFrozen(error),
  };
}

/** The first lines in which two texts differ; null where they are equal. */
export function differenceOf(expected: string, actual: string): string | null {
  if (expected === actual) return null;
  const [before, after] = [expected.split('\n'), actual.split('\n')];
  const line = before.findIndex((text, index) => text !== after[index]);
  const at = line === -1 ? before.length : line;
  const around = (lines: readonly string[]) => lines.slice(Math.max(at - 4, 0), at + 6).join('\n');
  return `expected:\n${around(before)}\nactual:\n${around(after)}`;
}
