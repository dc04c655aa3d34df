import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import type { HubPart, HubRecord } from '../datasources/decode/hub.js';
import type { Loaders } from '../datasources/loaders.js';
import type { PromiseOrValue } from '../wire/promise-or-value.js';
import type { Hub, HubResolved } from '../schema/hub.js';
import { fieldLoaders } from './field-loaders.js';
import type { RequestContext } from './request-context.js';

/** The fields that every row of a hub has. */
type FieldOfEveryRow = 'id' | 'product' | 'fetchedAt' | 'stale';

type CompletedField = Exclude<keyof Hub, HubResolved | FieldOfEveryRow>;

interface FieldSource<Value> {
  /** The part of the hub that has the field. A row of a list that lacks the part is completed by a single read. */
  readonly part: HubPart | 'identity';
  readonly select: (hub: HubRecord) => Value;
  /** Whether a value in the row makes the single read unnecessary. */
  readonly rowSuffices?: boolean;
  /** Whether the value of the row stands in where the hub cannot be read. */
  readonly rowReplacesFailure?: boolean;
}

const SOURCES: { readonly [Field in CompletedField]: FieldSource<HubRecord[Field]> } = {
  name: { part: 'identity', select: (hub) => hub.name },
  customId: { part: 'identity', select: (hub) => hub.customId },
  serialNumber: { part: 'identity', select: (hub) => hub.serialNumber, rowSuffices: true },
  hardwareId: { part: 'identity', select: (hub) => hub.hardwareId, rowSuffices: true },
  firmware: { part: 'identity', select: (hub) => hub.firmware },
  hardwareVersion: { part: 'identity', select: (hub) => hub.hardwareVersion },
  ipAddress: { part: 'identity', select: (hub) => hub.ipAddress },
  // Not nullable: an error would null the whole list because of one hub that cannot be read.
  online: { part: 'identity', select: (hub) => hub.online, rowReplacesFailure: true },
  state: { part: 'state', select: (hub) => hub.state },
  ports: { part: 'connections', select: (hub) => hub.ports },
  config: { part: 'config', select: (hub) => hub.config },
  power: { part: 'identity', select: (hub) => hub.power },
};

/**
 * Gives each field of `SOURCES` its resolver. A resolver returns the value itself, not a promise, where the row has it,
 * and creates nothing for that: it runs for every field of every hub of a list.
 * @returns the same schema.
 */
export function resolveHubFields(schema: GraphQLSchema): GraphQLSchema {
  const hub = schema.getType('Hub');
  const fields = isObjectType(hub) ? hub.getFields() : {};
  for (const [name, source] of Object.entries<FieldSource<unknown>>(SOURCES)) {
    const field = fields[name];
    if (field === undefined) throw new Error(`The type Hub has no field ${name}.`);
    field.resolve = ((row, _args, context, info) => {
      const value = valueInRow(row, source);
      return value === undefined ? readWhole(fieldLoaders(context, info), row, source) : value;
    }) satisfies GraphQLFieldResolver<HubRecord, RequestContext>;
  }
  return schema;
}

/**
 * The value of a field: immediately where the row has the part that the field needs, else after a single read.
 * @throws GatewayError
 */
export function readField<Value>(
  loaders: Loaders,
  hub: HubRecord,
  source: FieldSource<Value>,
): PromiseOrValue<Value> {
  const value = valueInRow(hub, source);
  return value === undefined ? readWhole(loaders, hub, source) : value;
}

/** @returns undefined where a single read may have another value. */
function valueInRow<Value>(
  hub: HubRecord,
  { part, select, rowSuffices = false }: FieldSource<Value>,
): Value | undefined {
  if (!hub.lacks(part)) return select(hub);
  return rowSuffices ? (select(hub) ?? undefined) : undefined;
}

async function readWhole<Value>(
  loaders: Loaders,
  hub: HubRecord,
  { part, select, rowReplacesFailure = false }: FieldSource<Value>,
): Promise<Value> {
  try {
    return select(await loaders.completed(hub, part));
  } catch (error) {
    if (rowReplacesFailure) return select(hub);
    throw error;
  }
}
