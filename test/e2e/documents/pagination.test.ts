import { ApolloClient, type FieldPolicy, HttpLink, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { compileFunction } from 'node:vm';
import { parse } from 'graphql';
import ts from 'typescript';
import { readDocuments } from '../../support/documents.js';
import { snippetsOf } from '../../support/snippets.js';
import { callsOf, useStack } from '../../support/stack.js';
import { hubsOf, spacesOf } from '../../support/world.js';

interface Listed {
  readonly list: {
    readonly totalCount: number;
    readonly nodes?: readonly { readonly id: string }[];
    readonly edges?: readonly { readonly node: { readonly id: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** What a TypeScript block of the document exports: it runs as its readers paste it. */
function exportsOf(file: string, modules: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const document = readDocuments().find(({ path }) => path === 'docs/pagination.md');
  const snippet = document && snippetsOf(document).find((each) => each.file === file);
  if (snippet === undefined) throw new Error(`docs/pagination.md has no ${file}`);
  const { outputText } = ts.transpileModule(snippet.text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exported: Record<string, unknown> = {};
  const load = (name: string) => {
    if (!(name in modules)) throw new Error(`${file} imports ${name}`);
    return modules[name];
  };
  const run = compileFunction(outputText, ['exports', 'require']) as (
    exported: object,
    require: (name: string) => unknown,
  ) => void;
  run(exported, load);
  return exported;
}

const pages = exportsOf('pages.ts', { '@apollo/client/utilities': { relayStylePagination } });
const { createCache } = exportsOf('cache.ts', { '@apollo/client': { InMemoryCache }, './pages': pages }) as {
  createCache: () => InMemoryCache;
};

const SELECTIONS = [
  ['nodes', 'nodes { id name }'],
  ['edges', 'edges { node { id name } }'],
  ['edges with cursors', 'edges { cursor node { id name } }'],
  ['nodes and edges', 'nodes { id name } edges { cursor node { id name } }'],
] as const;

describe('the policies of docs/pagination.md, in the cache of Apollo Client,', () => {
  const stack = useStack({ simulator: { hubs: 60, spaces: 40 } });
  let token: string;
  const clients: ApolloClient[] = [];

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });
  afterEach(() => clients.splice(0).forEach((client) => client.stop()));

  const clientWith = (cache: InMemoryCache) => {
    const uri = `${stack.gateway.url}/graphql`;
    const client = new ApolloClient({
      link: new HttpLink({ uri, headers: { authorization: `Bearer ${token}` } }),
      cache,
    });
    clients.push(client);
    return client;
  };
  const document = (list: string, selection: string) =>
    parse(`
    query Pages($first: Int, $after: String, $filter: ${list === 'hubs' ? 'HubFilter' : 'SpaceFilter'}) {
      list: ${list}(first: $first, after: $after, filter: $filter) {
        totalCount
        ${selection}
        pageInfo { hasNextPage endCursor }
      }
    }
  `);
  const idsOf = ({ list }: Listed) =>
    (list.nodes ?? list.edges?.map(({ node }) => node) ?? []).map(({ id }) => id);
  const expected = (list: string) =>
    (list === 'hubs' ? hubsOf(stack.simulator.world) : spacesOf(stack.simulator.world))
      .map(({ id }) => id)
      .sort();

  /** Reads a list to its end, page by page. @returns what the cache shows of the list after each page. */
  async function readToEnd(
    client: ApolloClient,
    list: string,
    selection: string,
  ): Promise<readonly Listed[]> {
    const query = document(list, selection);
    const shown: Listed[] = [];
    let after: string | null = null;
    for (let page = 0; page < 20; page += 1) {
      await client.query<Listed>({ query, variables: { first: 7, after }, fetchPolicy: 'network-only' });
      const data = client.readQuery<Listed>({ query, variables: { first: 7 } });
      if (data === null) throw new Error('The cache cannot answer the query.');
      shown.push(data);
      if (!data.list.pageInfo.hasNextPage) return shown;
      after = data.list.pageInfo.endCursor;
    }
    throw new Error('The list does not end.');
  }

  it('are needed: relayStylePagination alone shows the last page of nodes only', async () => {
    const policy: FieldPolicy = relayStylePagination(['filter', 'orderBy']);
    const client = clientWith(new InMemoryCache({ typePolicies: { Query: { fields: { hubs: policy } } } }));
    const shown = await readToEnd(client, 'hubs', 'nodes { id name }');

    expect(shown.at(-1)?.list.nodes?.length).toBeLessThan(8);
  });

  describe.each(['hubs', 'spaces'])('join the pages of %s', (list) => {
    it.each(SELECTIONS)('with %s, each entry once and in order', async (_title, selection) => {
      const shown = await readToEnd(clientWith(createCache()), list, selection);
      const ids = expected(list);

      expect(shown).toHaveLength(Math.ceil(ids.length / 7));
      shown.forEach((page, index) => expect(idsOf(page)).toEqual(ids.slice(0, 7 * (index + 1))));
      expect(shown.at(-1)?.list.totalCount).toBe(ids.length);
    });
  });

  it('show a list that was read by nodes to a query of edges, without another request', async () => {
    const client = clientWith(createCache());
    await readToEnd(client, 'hubs', 'nodes { id name }');
    await stack.simulator.control.clearRequests();
    const { data } = await client.query<Listed>({
      query: document('hubs', 'edges { node { id name } }'),
      variables: { first: 7 },
    });

    expect(data && idsOf(data)).toEqual(expected('hubs'));
    expect(await callsOf(stack.simulator)).toEqual({});
  });

  it('begin a list anew after a refetch', async () => {
    const client = clientWith(createCache());
    await readToEnd(client, 'hubs', 'nodes { id name }');
    const { data } = await client.query<Listed>({
      query: document('hubs', 'nodes { id name }'),
      variables: { first: 7 },
      fetchPolicy: 'network-only',
    });

    expect(data && idsOf(data)).toEqual(expected('hubs').slice(0, 7));
  });

  it('keep lists with other conditions apart', async () => {
    const client = clientWith(createCache());
    const ids = async (filter: object | undefined) => {
      const query = document('hubs', 'nodes { id name }');
      const { data } = await client.query<Listed>({ query, variables: { first: 500, filter } });
      return data && idsOf(data);
    };
    const online = hubsOf(stack.simulator.world).filter((hub) => hub.online);

    expect(await ids({ online: true })).toEqual(online.map(({ id }) => id).sort());
    expect(await ids(undefined)).toEqual(expected('hubs'));
    expect(await ids({ online: true })).toEqual(online.map(({ id }) => id).sort());
  });

  it('keep counts apart from lists, whichever is read first', async () => {
    const counts = parse(`
      {
        hubs(first: 0) {
          totalCount
          online: facets(by: ONLINE) {
            value
            count
          }
          products: facets(by: PRODUCT) {
            value
            count
          }
        }
      }
    `);
    const client = clientWith(createCache());
    const before = await client.query({ query: counts });
    const shown = await readToEnd(client, 'hubs', 'nodes { id name }');
    const after = await client.query({ query: counts });

    expect(shown.at(-1) && idsOf(shown.at(-1) as Listed)).toEqual(expected('hubs'));
    expect(before.data).toMatchObject({ hubs: { totalCount: expected('hubs').length } });
    expect(after.data).toEqual(before.data);
  });
});
