import { buildSchema, execute, parse } from 'graphql';
import { inResponseOrder } from '../../../src/executor/in-response-order.js';

const SCHEMA = buildSchema('type Query { a: Int b: Row c: Int rows: [Row] } type Row { x: Int y: Int! }');

const failed = async (microtasks: number, text: string): Promise<never> => {
  for (let left = microtasks; left > 0; left -= 1) await Promise.resolve();
  throw new Error(text);
};

describe('the errors of a result', () => {
  it('are in the order of their fields in the response, however late they were found', async () => {
    const row = (index: number) => ({
      x: () => failed(5 - index, `x ${index}`),
      y: () => failed(10, `y ${index}`),
    });
    const { errors = [] } = await inResponseOrder(execute)({
      schema: SCHEMA,
      document: parse('{ rows { x } c b { y } a }'),
      rootValue: {
        a: () => failed(1, 'a'),
        b: row(9),
        c: () => failed(3, 'c'),
        rows: Array.from({ length: 11 }, (_, index) => ({ x: () => failed(11 - index, `x ${index}`) })),
      },
    });

    expect(errors.map(({ message }) => message)).toEqual([
      ...Array.from({ length: 11 }, (_, index) => `x ${index}`),
      'c',
      'y 9',
      'a',
    ]);
  });

  it('keep their order where their fields are inside a value that is null', async () => {
    const { data, errors = [] } = await inResponseOrder(execute)({
      schema: SCHEMA,
      document: parse('{ b { y x } a }'),
      rootValue: {
        a: () => failed(1, 'a'),
        b: { x: () => failed(2, 'first'), y: () => failed(8, 'second') },
      },
    });

    expect(data).toEqual({ b: null, a: null });
    expect(errors.map(({ message }) => message)).toEqual(['first', 'second', 'a']);
  });

  it('are the same list where there are fewer than two', async () => {
    const args = { schema: SCHEMA, document: parse('{ a b { x } }'), rootValue: { a: 1 } };

    expect(await inResponseOrder(execute)(args)).toEqual(await execute(args));
  });
});
