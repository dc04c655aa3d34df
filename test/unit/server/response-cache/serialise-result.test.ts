import {
  serialiseOnce,
  serialiseResult,
} from '../../../../src/server/graphql/response-cache/serialise-result.js';

describe('a serialised result', () => {
  const data = { hubs: { nodes: [{ name: 'Größe " \u2028 😀', power: null }] } };
  const results = [
    { data },
    { data, extensions: { cost: { actualQueryCost: 3 } } },
    { data, errors: undefined, extensions: undefined },
    { errors: [{ message: 'failed' }], data },
    { errors: [{ message: 'failed' }], data: null },
    { data: null },
  ];

  it('is what JSON.stringify returns, with a known text of its data and without one', () => {
    const before = results.map((result) => serialiseResult(result));
    serialiseOnce(data);
    const after = results.map((result) => serialiseResult(result));

    expect(before).toEqual(results.map((result) => JSON.stringify(result)));
    expect(after).toEqual(before);
  });

  it('has the text of its data from the first call', () => {
    const changing = { count: 1 };
    serialiseOnce(changing);
    changing.count = 2;

    expect(serialiseResult({ data: changing })).toBe('{"data":{"count":1}}');
  });
});
