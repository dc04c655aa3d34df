import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql';
import type { HubRecord } from '../datasources/decode/hub.js';
import { HubAspect } from '../schema/hub-aspect.js';
import type { HubFieldChange } from '../schema/hub-events.js';
import { memoise } from '../wire/memoise.js';
import type { HubEvent } from './event-selections.js';

/** The aspects of fields of `Hub`; the others are `INFO`. */
const ASPECTS: ReadonlyMap<string, HubAspect> = new Map([
  ['online', HubAspect.PRESENCE],
  ['state', HubAspect.STATE],
  ['config', HubAspect.CONFIG],
  ['ports', HubAspect.PORTS],
  ['power', HubAspect.POWER],
]);

/** By type, what identifies an object, what depends on the time of an answer, and energy, which always grows. */
const OMITTED: ReadonlyMap<string, readonly string[]> = new Map([
  ['Hub', ['id', 'fetchedAt', 'stale', 'account']],
  ['Port', ['id', 'name', 'number']],
  ['PowerReading', ['energy', 'duration', 'sampledAt']],
]);

/** A field of a hub, and its value as JSON text; null where the hub has none. */
interface FieldValue {
  readonly path: string;
  readonly aspect: HubAspect;
  readonly text: string | null;
}

/**
 * The fields that differ between the records of an event, in the aspects that the event names. Empty for the current
 * state of a hub, and for a hub of which the subscriber received nothing before.
 * @param schema with the type `Hub`: what Operated sends and no field of it shows is not compared.
 */
export function fieldChanges(
  schema: GraphQLSchema,
  { before, hub, changed }: HubEvent,
): readonly HubFieldChange[] {
  const type = schema.getType('Hub');
  if (before === null || !isObjectType(type)) return [];
  const textsOf = (record: HubRecord) => {
    const values = [...valuesOf(type, record)].filter(({ aspect }) => changed.includes(aspect));
    return new Map(values.map(({ path, text }) => [path, text]));
  };
  const [old, now] = [textsOf(before), textsOf(hub)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }))
    .filter((change) => change.before !== change.after);
}

function* valuesOf(type: GraphQLObjectType, hub: HubRecord): Generator<FieldValue> {
  for (const field of comparedFields(type)) {
    const { name } = field;
    const aspect = ASPECTS.get(name) ?? HubAspect.INFO;
    const value: unknown = Reflect.get(hub, name);
    if (name === 'ports') yield* valuesOfPorts(field.type, hub);
    else if (name === 'spaces') yield { path: name, aspect, text: JSON.stringify(hub.spaceIds) };
    else if (isObjectType(getNullableType(field.type))) yield* valuesIn(name, aspect, field.type, value);
    else yield { path: name, aspect, text: textOf(field, value) };
  }
}

function* valuesOfPorts(type: GraphQLOutputType, { ports }: HubRecord): Generator<FieldValue> {
  for (const port of ports) {
    for (const value of valuesIn(`ports.${port.name}`, HubAspect.PORTS, type, port)) {
      if (!value.path.endsWith('.power')) yield value;
    }
    const power = comparedFields(getNamedType(type)).find(({ name }) => name === 'power');
    if (power) yield* valuesIn(`ports.${port.name}.power`, HubAspect.POWER, power.type, port.power);
  }
}

/** The values of the fields of an object; none where there is no object. */
function* valuesIn(
  path: string,
  aspect: HubAspect,
  type: GraphQLOutputType,
  object: unknown,
): Generator<FieldValue> {
  if (typeof object !== 'object' || object === null) return;
  for (const field of comparedFields(getNamedType(type))) {
    yield { path: `${path}.${field.name}`, aspect, text: textOf(field, Reflect.get(object, field.name)) };
  }
}

/** The fields of a type that need nothing but the hub, without what Operated sends as it is. */
const comparedFields = memoise((type: object): readonly GraphQLField<unknown, unknown>[] => {
  if (!isObjectType(type)) return [];
  const omitted = OMITTED.get(type.name) ?? [];
  return Object.values(type.getFields()).filter(
    (field) =>
      field.args.length === 0 &&
      !omitted.includes(field.name) &&
      !['Hub', 'JSONObject'].includes(getNamedType(field.type).name),
  );
});

function textOf({ type }: GraphQLField<unknown, unknown>, value: unknown): string | null {
  const json = jsonOf(type, value);
  return json === null ? null : JSON.stringify(json);
}

/** A value as a query would answer it with all of its fields; a port is its number. */
function jsonOf(type: GraphQLOutputType, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  const nullable = getNullableType(type);
  if (isListType(nullable))
    return Array.isArray(value) ? value.map((item) => jsonOf(nullable.ofType, item)) : null;
  if (isLeafType(nullable)) return nullable.serialize(value);
  if (typeof value !== 'object') return null;
  if (nullable.name === 'Port') return Reflect.get(value, 'number');
  return Object.fromEntries(
    comparedFields(nullable).map(({ name, type: of }) => [name, jsonOf(of, Reflect.get(value, name))]),
  );
}
