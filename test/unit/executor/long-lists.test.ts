import { buildSchema, execute, parse } from 'graphql';
import { createCompiledExecutor } from '../../../src/executor/compiled-executor.js';

const SCHEMA = buildSchema(`
  type Query { list: [Entry!] nullable: [Entry] short: [Entry!] numbers: [Int!] }
  type Entry { id: Int! odd: Int fragile: Int! list: [Entry!] }
`);
const LENGTH = 503;

interface Conditions {
  readonly onRead?: () => void;
  readonly signal?: AbortSignal;
  /** The index of the entry whose field `fragile` fails, and whether it fails later. */
  readonly broken?: { readonly index: number; readonly isLate: boolean };
}

/** Executes a query over long lists, whose entries call `onRead` when they are completed. */
async function query(
  document: string,
  { onRead = () => {}, signal, broken }: Conditions = {},
  isCompiled = true,
) {
  const entry = (id: number) => ({
    get id() {
      onRead();
      return id;
    },
    get odd() {
      if (id % 100 === 1) throw new Error(`entry ${id}`);
      return id % 50 === 3 ? Promise.reject(new Error(`later ${id}`)) : id;
    },
    get fragile() {
      if (id !== broken?.index) return id;
      if (broken.isLate) return Promise.reject(new Error('broken'));
      throw new Error('broken');
    },
    list: [0, 1].map((each) => ({ id: each })),
  });
  const list = Array.from({ length: LENGTH }, (_, id) => entry(id));
  const nullable = list.map((each, index) =>
    index % 7 === 0 ? null : index === 30 ? new Error('entry') : each,
  );
  const beforeTurn = () => {
    if (signal?.aborted === true) throw new Error('disconnected');
  };
  return (isCompiled ? createCompiledExecutor({ beforeTurn }) : execute)({
    schema: SCHEMA,
    document: parse(document),
    rootValue: { list, nullable, short: list.slice(0, 5), numbers: list.map((_, index) => index) },
  });
}

describe('a long list of the compiled executor', () => {
  it('is not completed further after the client has disconnected', async () => {
    const client = new AbortController();
    let completed = 0;
    const onRead = () => {
      completed += 1;
      if (completed === 100) client.abort();
    };
    const { errors } = await query('{ list { id } }', { onRead, signal: client.signal });

    expect(completed).toBe(100);
    expect(errors).toMatchObject([{ message: 'disconnected', path: ['list'] }]);
  });

  it.each([
    '{ list { id list { id } } }',
    '{ list { odd id } }',
    '{ nullable { id odd } short { id } }',
    '{ a: list { id } b: list { odd } numbers }',
  ])('is the same as one that graphql-js completes: %s', async (document) => {
    const byPath = ({ data, errors = [] }: Awaited<ReturnType<typeof query>>) => ({
      data: JSON.stringify(data),
      errors: errors.map(({ path, message }) => `${path?.join('.')}: ${message}`).sort(),
    });

    expect(byPath(await query(document))).toEqual(byPath(await query(document, {}, false)));
  });

  it.each([
    { index: 3, isLate: false },
    { index: 3, isLate: true },
    { index: 300, isLate: false },
    { index: 300, isLate: true },
  ])('is null where an entry is that must not be, and is not completed further: %j', async (broken) => {
    let completed = 0;
    const { data, errors } = await query('{ list { fragile id } }', {
      onRead: () => (completed += 1),
      broken,
    });

    expect(data).toEqual({ list: null });
    expect(errors).toMatchObject([{ message: 'broken', path: ['list', broken.index, 'fragile'] }]);
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
