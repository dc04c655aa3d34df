import { Ctx, FieldResolver, Root } from 'type-graphql';
import type { HubPart, HubRecord } from '../datasources/decode/hub.js';
import type { Loaders } from '../datasources/loaders.js';
import type { Hub, HubResolved } from '../schema/hub.js';
import type { RequestContext } from './request-context.js';

/** The fields that every row of a hub has, and `online`, which has a rule of its own. */
type FieldOfEveryRow = 'id' | 'product' | 'fetchedAt' | 'stale' | 'online';

type CompletedField = Exclude<keyof Hub, HubResolved | FieldOfEveryRow>;

interface FieldSource<Value> {
  /** The part of the hub that has the field. A row of a list that lacks the part is completed by a single read. */
  readonly part: HubPart | 'identity';
  readonly select: (hub: HubRecord) => Value;
  /** Whether a value in the row makes the single read unnecessary. */
  readonly rowSuffices?: boolean;
}

const SOURCES: { readonly [Field in CompletedField]: FieldSource<HubRecord[Field]> } = {
  name: { part: 'identity', select: (hub) => hub.name },
  customId: { part: 'identity', select: (hub) => hub.customId },
  serialNumber: { part: 'identity', select: (hub) => hub.serialNumber, rowSuffices: true },
  hardwareId: { part: 'identity', select: (hub) => hub.hardwareId, rowSuffices: true },
  firmware: { part: 'identity', select: (hub) => hub.firmware },
  hardwareVersion: { part: 'identity', select: (hub) => hub.hardwareVersion },
  ipAddress: { part: 'identity', select: (hub) => hub.ipAddress },
  state: { part: 'state', select: (hub) => hub.state },
  ports: { part: 'connections', select: (hub) => hub.ports },
  config: { part: 'config', select: (hub) => hub.config },
  power: { part: 'identity', select: (hub) => hub.power },
};

/** Class decorator: adds a field resolver for each field of `SOURCES`. */
export function CompletedFields(): (resolver: { readonly prototype: object }) => void {
  return ({ prototype }) => {
    for (const [field, source] of Object.entries<FieldSource<unknown>>(SOURCES)) {
      const resolve = (hub: HubRecord, { loaders }: RequestContext) => readField(loaders, hub, source);
      Object.defineProperty(prototype, field, { value: resolve });
      Root()(prototype, field, 0);
      Ctx()(prototype, field, 1);
      FieldResolver()(prototype, field, { value: resolve });
    }
  };
}

/**
 * The value of a field: immediately where the row has the part that the field needs, else after a single read.
 * @throws GatewayError
 */
export function readField<Value>(
  loaders: Loaders,
  hub: HubRecord,
  { part, select, rowSuffices = false }: FieldSource<Value>,
): Value | Promise<Value> {
  if (rowSuffices) {
    const value = select(hub);
    if (value !== null) return value;
  }
  const whole = loaders.completed(hub, part);
  return whole instanceof Promise ? whole.then(select) : select(whole);
}
