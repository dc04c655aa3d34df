import { buildSchema, execute, parse } from 'graphql';
import { createCompiledExecutor } from '../../../src/executor/compiled-executor.js';

const SCHEMA = buildSchema(`
  type Query { row: Row rows: [Row!] flag(on: Boolean): Boolean }
  type Row { id: Int row: Row must: Int! }
`);
const compiled = createCompiledExecutor();

/** Fragments of which each spreads the next one twice. */
function doubling(levels: number): string {
  const fragments = Array.from(
    { length: levels },
    (_, level) =>
      `fragment F${level} on Row { a: row { id ...F${level + 1} } b: row { id ...F${level + 1} } }`,
  );
  return `{ row { ...F0 } } ${fragments.join(' ')} fragment F${levels} on Row { id }`;
}

describe('the compiled executor', () => {
  it('compiles only selections that a value needs', async () => {
    const args = { schema: SCHEMA, document: parse(doubling(60)), rootValue: { row: { row: { id: 1 } } } };

    expect(JSON.stringify(await compiled(args))).toBe(JSON.stringify(await execute(args)));
  });

  it('has the same result again after the plans of a document have outgrown it', async () => {
    interface Row {
      readonly id: number;
      readonly row: Row;
    }
    const row: Row = {
      id: 1,
      get row() {
        return row;
      },
    };
    const args = { schema: SCHEMA, document: parse(doubling(9)), rootValue: { row } };
    const expected = JSON.stringify(await execute(args));

    for (let time = 0; time < 3; time += 1) expect(JSON.stringify(await compiled(args))).toBe(expected);
  });

  it('leaves no rejection unhandled where an entry that must not be null fails before another one', async () => {
    const unhandled: unknown[] = [];
    const onUnhandled = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', onUnhandled);
    const { data, errors } = await compiled({
      schema: SCHEMA,
      document: parse('{ rows { must } }'),
      rootValue: {
        rows: [{ must: () => Promise.reject(new Error('later')) }, { must: null }],
      },
    });
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', onUnhandled);

    expect(data).toEqual({ rows: null });
    expect(errors).toMatchObject([{ path: ['rows', 1, 'must'] }]);
    expect(unhandled).toEqual([]);
  });

  it('evaluates conditions anew for each execution of a document', async () => {
    const document = parse('query ($on: Boolean!) { row @include(if: $on) { id } flag(on: $on) }');
    for (const on of [true, false, true]) {
      const rootValue = { row: { id: 1 }, flag: ({ on: given }: { readonly on: boolean }) => given };
      const args = { schema: SCHEMA, document, rootValue, variableValues: { on } };

      expect(JSON.stringify(await compiled(args))).toBe(JSON.stringify(await execute(args)));
    }
  });

  it.each([
    ['an operation that the document does not have', 'query A { flag }', 'B'],
    ['no name where there are several operations', 'query A { flag } query B { flag }', undefined],
    ['an operation whose root type the schema does not have', 'mutation { flag }', undefined],
  ])('rejects %s as graphql-js does', async (_title, text, operationName) => {
    const args = { schema: SCHEMA, document: parse(text), operationName };

    expect(JSON.stringify(await compiled(args))).toBe(JSON.stringify(await execute(args)));
  });

  it('answers introspection as graphql-js does', async () => {
    const document = parse(
      '{ __schema { types { name fields { name type { name ofType { name } } } } } __typename }',
    );

    expect(JSON.stringify(await compiled({ schema: SCHEMA, document }))).toBe(
      JSON.stringify(await execute({ schema: SCHEMA, document })),
    );
  });

  it('sets a response name that an object has from its prototype', async () => {
    const args = {
      schema: SCHEMA,
      document: parse('{ __proto__: row { id } constructor: row { toString: id } }'),
      rootValue: { row: { id: 1 } },
    };

    expect(JSON.stringify(await compiled(args))).toBe(
      '{"data":{"__proto__":{"id":1},"constructor":{"toString":1}}}',
    );
  });
});
