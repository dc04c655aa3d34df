import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isObjectType } from 'graphql';
import { CONFIG_DECLARATION } from '../../../src/config/gateway-config.js';

describe('schema.graphql', () => {
  const schema = buildSchema(readFileSync(join(__dirname, '../../../schema.graphql'), 'utf8'));
  const fields = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })));

  it.each(['Cost: ', 'Freshness: '])('states of every field, or once of its type: %s', (statement) => {
    const silent = fields
      .filter(({ type, field }) =>
        [type, field].every(({ description }) => description?.includes(statement) !== true),
      )
      .map(({ type, field }) => `${type.name}.${field.name}`);

    expect(fields.length).toBeGreaterThan(200);
    expect(silent).toEqual([]);
  });

  it('states the cost that a directive declares at the field itself', () => {
    const silent = fields
      .filter(({ field }) => field.astNode?.directives?.some(({ name }) => name.value === 'cost'))
      .filter(({ field }) => field.description?.includes('Cost: ') !== true)
      .map(({ type, field }) => `${type.name}.${field.name}`);

    expect(silent).toEqual([]);
  });

  it('names variables of the gateway only', () => {
    const texts = fields.flatMap(({ type, field }) => [type.description ?? '', field.description ?? '']);
    const statements = texts.flatMap((text) => text.split('Freshness: ').slice(1));
    const named = new Set(statements.flatMap((text) => text.match(/[A-Z]+(_[A-Z]+){2,}/g) ?? []));

    expect([...named].sort()).toEqual(['CACHE_STALE_IF_ERROR_MS', 'CACHE_TTL_MS']);
    expect([...named].filter((name) => !(name in CONFIG_DECLARATION))).toEqual([]);
  });
});
