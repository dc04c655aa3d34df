import { type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';

const TEXTS = {
  cached:
    'Freshness: Operated’s answer, at most twice `CACHE_TTL_MS` old; while Operated fails, up to `CACHE_STALE_IF_ERROR_MS`, which `extensions.stale` names. In an event of a subscription: as of the poll that caused it.',
  changed: 'Freshness: read from Operated after the change, past the cache.',
  polled: 'Freshness: as of the poll of Operated that caused the event.',
  constant: 'Freshness: part of the gateway; it changes with its version only.',
} as const;

/** How old a value can be: by which way it reaches the client. */
type Freshness = keyof typeof TEXTS;

/** The freshness of all fields of a type, or of the fields named after a dot, which differ from their type. */
const FRESHNESS: Readonly<Record<string, Freshness>> = {
  Query: 'cached',
  'Query.configSettings': 'constant',
  Mutation: 'changed',
  Subscription: 'polled',
  Account: 'cached',
  AccountGroup: 'cached',
  AltMode: 'cached',
  Charging: 'cached',
  Config: 'cached',
  ConfigChange: 'changed',
  ConfigSetting: 'constant',
  DisplayPort: 'cached',
  FacetCount: 'cached',
  HoldDelay: 'cached',
  Hub: 'cached',
  HubChange: 'polled',
  HubConnection: 'cached',
  HubEdge: 'cached',
  HubFieldChange: 'polled',
  HubState: 'cached',
  OchnoUnit: 'cached',
  PageInfo: 'cached',
  Port: 'cached',
  PortChange: 'polled',
  PowerReading: 'cached',
  PowerSummary: 'cached',
  Product: 'cached',
  SetActivePortPayload: 'changed',
  SettingSupport: 'constant',
  Space: 'cached',
  SpaceConnection: 'cached',
  SpaceEdge: 'cached',
  UpdateHubConfigPayload: 'changed',
  UpdateHubConfigResult: 'changed',
  UpdateHubConfigsPayload: 'changed',
  UsbIdentity: 'cached',
  UserError: 'changed',
  Viewer: 'cached',
};

const COST = 'Cost: 1 point for each field that gives no other.';

/**
 * Adds to the description of every object type how old its values can be, and what its fields cost that declare no cost;
 * to that of a field what differs from its type.
 * @returns the same schema.
 * @throws Error for a type without a declared freshness, and for a declaration without a type or field.
 */
export function describeFreshness(schema: GraphQLSchema): GraphQLSchema {
  const types = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
  );
  const undeclared = types.filter(({ name }) => !(name in FRESHNESS));
  if (undeclared.length > 0) throw new Error(`No freshness is declared for ${undeclared.join(', ')}.`);
  for (const [name, freshness] of Object.entries(FRESHNESS)) {
    const [typeName = '', fieldName] = name.split('.');
    const type = types.find((candidate) => candidate.name === typeName);
    const described = fieldName === undefined ? type : type?.getFields()[fieldName];
    if (described === undefined)
      throw new Error(`A freshness is declared for ${name}, which does not exist.`);
    const texts = [described.description, fieldName === undefined ? COST : null, TEXTS[freshness]];
    described.description = texts.filter(Boolean).join(' ');
  }
  return schema;
}
