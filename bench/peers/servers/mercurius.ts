/** Mercurius with what its documentation recommends for speed: JIT from the first execution, loaders, undici. */
import Fastify, { type FastifyRequest } from 'fastify';
import mercurius, { type MercuriusLoaders } from 'mercurius';
import { readEnvironment } from './environment.js';
import { FIELD_RESOLVERS, page } from './field-resolvers.js';
import { type AccountRow, groupRows, type HubRow, PATHS, type SpaceRow } from './operated.js';
import { undiciClient } from './rest-client.js';
import { TYPE_DEFINITIONS } from './type-definitions.js';

interface Context {
  readonly authorization: string;
}

interface FirstArgs {
  readonly first: number;
}

interface LoaderQuery<Row> {
  readonly obj: Row;
  readonly params: FirstArgs;
}

const { port, operatedUrl } = readEnvironment();
const read = undiciClient(operatedUrl);

const resolvers = {
  ...FIELD_RESOLVERS,
  Query: {
    hubs: async (_: unknown, { first }: FirstArgs, { authorization }: Context) =>
      page(await read<HubRow[]>(PATHS.hubs, authorization), first),
    hub: (_: unknown, { id }: { readonly id: string }, { authorization }: Context) =>
      read<HubRow>(PATHS.hub(id), authorization),
    accounts: async (_: unknown, _args: unknown, { authorization }: Context) => [
      await read<AccountRow>(PATHS.accounts, authorization),
    ],
  },
};

const loaders = {
  Account: {
    async spaces(queries: readonly LoaderQuery<AccountRow>[], { authorization }: Context) {
      const rows = await read<SpaceRow[]>(PATHS.spaces, authorization);
      const ids = queries.map(({ obj }) => obj.id);
      return pages(
        queries,
        groupRows(rows, ({ accountId }) => [accountId ?? ''], ids),
      );
    },
  },
  Space: {
    async hubs(queries: readonly LoaderQuery<SpaceRow>[], { authorization }: Context) {
      const rows = await read<HubRow[]>(PATHS.hubs, authorization);
      const ids = queries.map(({ obj }) => obj.id);
      return pages(
        queries,
        groupRows(rows, ({ spaceId }) => spaceId ?? [], ids),
      );
    },
  },
};

function pages<Row extends { readonly id: string }>(
  queries: readonly LoaderQuery<unknown>[],
  groups: readonly Row[][],
) {
  return groups.map((rows, index) => page(rows, queries[index]?.params.first ?? rows.length));
}

async function main(): Promise<void> {
  const app = Fastify();
  await app.register(mercurius, {
    schema: TYPE_DEFINITIONS,
    resolvers: resolvers as never,
    loaders: loaders as unknown as MercuriusLoaders,
    context: ({ headers }: FastifyRequest): Context => ({ authorization: headers.authorization ?? '' }),
    jit: 1,
  });
  await app.listen({ host: '127.0.0.1', port });
}

void main();
