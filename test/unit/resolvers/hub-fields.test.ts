import { isObjectType } from 'graphql';
import { decodeHubs } from '../../../src/datasources/decode/hub-rows.js';
import type { HubRecord } from '../../../src/datasources/decode/hub.js';
import type { Loaders } from '../../../src/datasources/loaders.js';
import { createSchema } from '../../../src/resolvers/schema.js';
import { createStaleFields } from '../../../src/resolvers/stale-fields.js';

const schema = createSchema();
const FIELDS = [
  ...['name', 'customId', 'serialNumber', 'hardwareId', 'firmware', 'hardwareVersion', 'ipAddress'],
  ...['online', 'state', 'ports', 'config', 'power'],
];

function hubOf(row: object): HubRecord {
  const [hub] = decodeHubs([row], new Date());
  if (hub === undefined) throw new Error('The row has an id.');
  return hub;
}

function resolve(field: string, hub: HubRecord, context: object): unknown {
  const type = schema.getType('Hub');
  const definition = isObjectType(type) ? type.getFields()[field] : undefined;
  if (definition?.resolve === undefined) throw new Error(`Hub.${field} has a resolver.`);
  const info = { path: { prev: undefined, key: field, typename: 'Query' } };
  return definition.resolve(hub, {}, context, info as Parameters<typeof definition.resolve>[3]);
}

/** A context whose loaders complete a hub with `completed`, or fail where it is an error. */
function contextOf(completed: HubRecord | Error, isStale = false) {
  const load: Loaders['completed'] = async (_hub, _needed, onStale) => {
    if (completed instanceof Error) throw completed;
    if (isStale) onStale?.();
    return completed;
  };
  return { loaders: { completed: load }, staleFields: createStaleFields() };
}

const WHOLE = hubOf({
  id: 'a',
  name: 'A',
  data: { presence: true, state: {}, config: {}, connections: { usb1: {} } },
});
const THIN = hubOf({ id: 'a', serialNumber: 'S', data: { presence: true } });

describe('the fields of a hub', () => {
  it.each(FIELDS)('%s of a whole row is a value, for which nothing is loaded or created', (field) => {
    // A context without loaders: reading any would throw.
    expect(resolve(field, WHOLE, {})).not.toBeInstanceOf(Promise);
  });

  it('that a thin row lacks are read once the hub is complete', async () => {
    const context = contextOf(WHOLE);

    expect(resolve('name', THIN, context)).toBeInstanceOf(Promise);
    expect(await resolve('name', THIN, context)).toBe('A');
    expect(context.staleFields.outermost()).toEqual([]);
  });

  it('that a thin row has need no read, where the row suffices', () => {
    expect(resolve('serialNumber', THIN, {})).toBe('S');
  });

  it('are recorded as stale where the completing read is', async () => {
    const context = contextOf(WHOLE, true);
    await resolve('firmware', THIN, context);

    expect(context.staleFields.outermost()).toEqual([['firmware']]);
  });

  it('fail where the hub cannot be read, except `online`, which is that of the row', async () => {
    const context = contextOf(new Error('not read'));

    await expect(resolve('firmware', THIN, context)).rejects.toThrow('not read');
    expect(await resolve('online', THIN, context)).toBe(true);
  });
});
