import { execute, type ExecutionResult, type FieldNode, Kind, visit } from 'graphql';
import { fuzzSynthetic } from '../../../bench/fuzz/executor/fuzz-synthetic.js';
import { createCompiledExecutor } from '../../../src/executor/compiled-executor.js';
import type { Execute } from '../../../src/executor/execute.js';

const SEED = 11;
const OPERATIONS = 400;

const run = (compiled: Execute, operations = OPERATIONS) =>
  fuzzSynthetic({ seed: SEED, isDone: (count) => count === operations, reference: execute, compiled });

/** An executor with a bug in what it receives, or in its results. */
const withBug =
  (
    change: (result: ExecutionResult) => ExecutionResult,
    prepare: (args: Parameters<Execute>[0]) => Parameters<Execute>[0] = (args) => args,
  ): Execute =>
  (args) => {
    const result = createCompiledExecutor()(prepare(args));
    return result instanceof Promise ? result.then(change) : change(result);
  };

const BUGS: readonly [string, Execute][] = [
  [
    'does not evaluate @skip',
    withBug(
      (result) => result,
      (args) => ({
        ...args,
        document: visit(args.document, {
          Directive: ({ name }) => (name.value === 'skip' ? null : undefined),
        }),
      }),
    ),
  ],
  [
    'swaps two errors',
    withBug(({ errors = [], ...rest }) => ({
      ...(errors.length > 0 && { errors: errors.toReversed() }),
      ...rest,
    })),
  ],
  [
    'omits null',
    withBug(({ data, ...rest }) => ({
      ...rest,
      ...(data !== undefined && {
        data: data && Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null)),
      }),
    })),
  ],
  [
    'loses an error',
    withBug(({ errors = [], ...rest }) => ({
      ...(errors.length > 1 && { errors: errors.slice(1) }),
      ...rest,
    })),
  ],
  [
    'takes an absent variable for null',
    withBug(
      (result) => result,
      (args) => ({
        ...args,
        variableValues: {
          ...Object.fromEntries(variablesOf(args.document).map((name) => [name, null])),
          ...args.variableValues,
        },
      }),
    ),
  ],
  [
    'does not merge selections of one response name',
    withBug(
      (result) => result,
      (args) => ({
        ...args,
        document: visit(args.document, {
          SelectionSet: (node) => {
            const names = new Set<string>();
            const isFirst = (field: FieldNode) => {
              const name = field.alias?.value ?? field.name.value;
              return !names.has(name) && names.add(name);
            };
            return {
              ...node,
              selections: node.selections.filter((one) => one.kind !== Kind.FIELD || isFirst(one)),
            };
          },
        }),
      }),
    ),
  ],
];

function variablesOf({ definitions }: Parameters<Execute>[0]['document']): readonly string[] {
  return definitions
    .flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []) : [],
    )
    .filter(({ defaultValue, type }) => defaultValue === undefined && type.kind !== Kind.NON_NULL_TYPE)
    .map(({ variable }) => variable.name.value);
}

describe('generated operations', () => {
  it.each(BUGS)('reveal an executor that %s', async (_bug, compiled) => {
    expect((await run(compiled)).difference).toContain('expected:');
  });

  it('have the same results as with graphql-js, the order of errors included', async () => {
    const { executed, withErrors, difference } = await run(createCompiledExecutor());

    expect(difference).toBeNull();
    expect(executed).toBeGreaterThan(2 * OPERATIONS);
    expect(withErrors).toBeGreaterThan(executed / 5);
  });
});
