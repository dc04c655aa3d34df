/**
 * Hive Gateway over Operated's OpenAPI document, which Mesh's openapi handler composes into a supergraph. Additional
 * resolvers give it the gateway's schema.
 */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { composeSubgraphs } from '@graphql-mesh/fusion-composition';
import { loadOpenAPISubgraph } from '@omnigraph/openapi';
import { readEnvironment } from './environment.js';
import { FIELD_RESOLVERS, page } from './field-resolvers.js';
import { type AccountRow, groupRows, type HubRow, type SpaceRow } from './operated.js';
import { TYPE_DEFINITIONS } from './type-definitions.js';

const { port, operatedUrl } = readEnvironment();

/** How Mesh's in-context SDK is called. */
interface Call {
  readonly context: Context;
  readonly info: unknown;
  readonly args?: Readonly<Record<string, string>>;
  /** What is asked of Operated's type. */
  readonly selectionSet: string;
  /** Joins the calls of several parents into one. */
  readonly key?: string;
  readonly argsFromKeys?: () => object;
  readonly valuesFromResults?: (rows: never, keys: readonly string[]) => unknown;
}

interface Context {
  readonly Operated: {
    readonly Query: Readonly<Record<Operation, (call: Call) => Promise<unknown>>>;
  };
}

type Operation = 'operatedHubs' | 'operatedHub' | 'operatedAccount' | 'operatedSpaces';

interface FirstArgs {
  readonly first: number;
}

const POWER = 'power { energy duration voltage current wattage }';
const CONNECTION = '{ type connected enabled direction device { vid pid } }';
const HUB = `{
  id name hwId serialNumber
  data {
    product firmware ip presence state { active } ${POWER}
    config {
      autoswitchconnect buttonemptydisabled buttonoffdefaultport defaultport disabledfpusb3
      hdmiceccontrol lockactive sharenetwork mtrbuttoncycle mtrmodememory
    }
    connections { usb1 ${CONNECTION} usb2 ${CONNECTION} usb3 ${CONNECTION} usb4 ${CONNECTION} }
  }
}`;

const resolvers = {
  ...FIELD_RESOLVERS,
  Query: {
    hubs: async (_: unknown, { first }: FirstArgs, context: Context, info: unknown) =>
      page(
        (await context.Operated.Query.operatedHubs({ context, info, selectionSet: HUB })) as HubRow[],
        first,
      ),
    hub: (_: unknown, { id }: { readonly id: string }, context: Context, info: unknown) =>
      context.Operated.Query.operatedHub({ context, info, args: { hubId: id }, selectionSet: HUB }),
    accounts: async (_: unknown, _args: unknown, context: Context, info: unknown) => [
      await context.Operated.Query.operatedAccount({ context, info, selectionSet: '{ id name }' }),
    ],
  },
  Account: {
    spaces: async ({ id }: AccountRow, { first }: FirstArgs, context: Context, info: unknown) => {
      const rows = await context.Operated.Query.operatedSpaces({
        context,
        info,
        selectionSet: '{ id name accountId }',
        key: id,
        argsFromKeys: () => ({}),
        valuesFromResults: (spaces: readonly SpaceRow[], ids) =>
          groupRows(spaces, ({ accountId }) => [accountId ?? ''], ids),
      });
      return page(rows as SpaceRow[], first);
    },
  },
  Space: {
    hubs: async ({ id }: SpaceRow, { first }: FirstArgs, context: Context, info: unknown) => {
      const rows = await context.Operated.Query.operatedHubs({
        context,
        info,
        selectionSet: `{ id name hwId spaceId data { presence ${POWER} } }`,
        key: id,
        argsFromKeys: () => ({}),
        valuesFromResults: (hubs: readonly HubRow[], ids) =>
          groupRows(hubs, ({ spaceId }) => spaceId ?? [], ids),
      });
      return page(rows as HubRow[], first);
    },
  },
};

const silent = () => undefined;
/** Mesh logs each step of the composition. */
const SILENT = {
  debug: silent,
  info: silent,
  log: silent,
  warn: console.warn,
  error: console.error,
  child: () => SILENT,
};

async function main(): Promise<void> {
  const load = loadOpenAPISubgraph('Operated', {
    source: join(__dirname, '../../operated-openapi.json'),
    endpoint: operatedUrl,
    operationHeaders: { authorization: '{context.headers.authorization}' },
  });
  const { name, schema$ } = load({ fetch, cwd: __dirname, logger: SILENT as never });
  const { supergraphSdl, errors } = composeSubgraphs([{ name, schema: await schema$ }]);
  if (errors !== undefined) throw new AggregateError(errors, 'The OpenAPI document can not be composed');

  const gateway = createGatewayRuntime({
    supergraph: supergraphSdl,
    additionalTypeDefs: TYPE_DEFINITIONS,
    additionalResolvers: resolvers as never,
    logging: false,
    landingPage: false,
    graphiql: false,
  });
  createServer((request, response) => void gateway(request, response)).listen(port, '127.0.0.1');
}

void main();
