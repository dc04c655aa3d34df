import { responseKey } from '../../../../src/server/graphql/response-cache/response-key.js';

const operation = { id: 7, dependsOnTime: false };
const keyOf = (json: string) => responseKey(operation, JSON.parse(json) as Record<string, unknown>);

describe('the key of a question', () => {
  it('is missing for a number that has no JSON text of its own, at any depth', () => {
    for (const json of ['{"a":1e400}', '{"a":{"b":[1,-1e400]}}', '{"a":null,"b":1e400}']) {
      expect(keyOf(json)).toBeNull();
    }
  });

  it('is missing for variables that are long', () => {
    expect(keyOf(JSON.stringify({ a: 'x'.repeat(2_000) }))).toBeNull();
  });

  it('differs for different variables and for different operations', () => {
    const texts = [
      '{"a":null}',
      '{"a":"null"}',
      '{"a":1}',
      '{"a":"1"}',
      '{"a":[1]}',
      '{"b":1}',
      '{"a":{"a":1}}',
    ];
    const keys = [...texts.map(keyOf), responseKey({ id: 8, dependsOnTime: false }, { a: 1 })];

    expect(keys).not.toContain(null);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is the same without variables and with none of them', () => {
    expect(responseKey(operation, undefined)).toBe(keyOf('{}'));
  });
});
