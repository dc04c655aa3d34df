import { buildSchema, execute, parse } from 'graphql';
import { completeListsInTurns } from '../../../src/resolvers/complete-in-turns.js';

const SDL = `
  type Query { list: [Entry!] nullable: [Entry] short: [Entry!] numbers: [Int!] }
  type Entry { id: Int! odd: Int list: [Entry!] }
`;
const LENGTH = 503;

/** Executes a query over long lists, whose entries call `onRead` when they are completed. */
async function query(
  document: string,
  { onRead = () => {}, signal = new AbortController().signal, inTurns = true } = {},
) {
  const schema = buildSchema(SDL);
  const entry = (id: number) => ({
    get id() {
      onRead();
      return id;
    },
    get odd() {
      if (id % 100 === 1) throw new Error(`entry ${id}`);
      return id % 50 === 3 ? Promise.reject(new Error(`later ${id}`)) : id;
    },
    list: [0, 1].map((each) => ({ id: each })),
  });
  const list = Array.from({ length: LENGTH }, (_, id) => entry(id));
  const nullable = list.map((each, index) =>
    index % 7 === 0 ? null : index === 30 ? new Error('entry') : each,
  );
  return execute({
    schema: inTurns ? completeListsInTurns(schema) : schema,
    document: parse(document),
    rootValue: { list, nullable, short: list.slice(0, 5), numbers: list.map((_, index) => index) },
    contextValue: { signal },
  });
}

describe('a long list that is completed in turns', () => {
  it('is not completed further after the client has gone', async () => {
    const client = new AbortController();
    let completed = 0;
    const onRead = () => {
      completed += 1;
      if (completed === 100) client.abort();
    };
    await query('{ list { id } }', { onRead, signal: client.signal });

    expect(completed).toBeGreaterThanOrEqual(100);
    expect(completed).toBeLessThan(150);
  });

  it.each([
    '{ list { id list { id } } }',
    '{ list { odd id } }',
    '{ nullable { id odd } short { id } }',
    '{ a: list { id } b: list { odd } numbers }',
  ])('is the same as one that is completed at once: %s', async (document) => {
    const byPath = ({ data, errors = [] }: Awaited<ReturnType<typeof query>>) => ({
      data,
      errors: errors.map(({ path, message }) => `${path?.join('.')}: ${message}`).sort(),
    });

    expect(byPath(await query(document))).toEqual(byPath(await query(document, { inTurns: false })));
  });

  it('lets other work run between its entries', async () => {
    let turns = 0;
    let isDone = false;
    const other = () => {
      turns += 1;
      if (!isDone) setImmediate(other);
    };
    setImmediate(other);
    const onRead = () => {
      const end = performance.now() + 0.1;
      while (performance.now() < end) continue;
    };
    await query('{ list { id } }', { onRead });
    isDone = true;

    expect(turns).toBeGreaterThan(5);
  });
});
