import { ApolloClient, type FieldPolicy, HttpLink, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { transformSync } from 'esbuild';
import { parse } from 'graphql';
import { packageRoot } from '../../../process/package-root.js';
import { readDocuments } from '../../support/documents.js';
import { snippetsOf } from '../../support/snippets.js';
import { callsOf, useStack } from '../../support/stack.js';
import { until } from '../../support/until.js';
import { hubsOf, spacesOf } from '../../support/world.js';

interface Listed {
  readonly list: {
    readonly totalCount: number;
    readonly nodes?: readonly { readonly id: string }[];
    readonly edges?: readonly { readonly node: { readonly id: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** The text of a TypeScript block of the document. */
function textOf(file: string): string {
  const document = readDocuments().find(({ path }) => path === 'docs/pagination.md');
  const snippet = document && snippetsOf(document).find((each) => each.file === file);
  if (snippet === undefined) throw new Error(`docs/pagination.md has no ${file}`);
  return snippet.text;
}

/** What a TypeScript block of the document exports: it runs as its readers paste it. */
function exportsOf(file: string, modules: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { code } = transformSync(textOf(file), { loader: 'ts', format: 'cjs' });
  const module: { exports: Record<string, unknown> } = { exports: {} };
  const load = (name: string) => {
    if (!(name in modules)) throw new Error(`${file} imports ${name}`);
    return modules[name];
  };
  const run = compileFunction(code, ['module', 'require']) as (
    module: object,
    require: (name: string) => unknown,
  ) => void;
  run(module, load);
  return module.exports;
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

const COUNTS = [
  ['first: 0', '{ list: hubs(first: 0) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }'],
  ['neither nodes nor edges', '{ list: hubs(first: 50) { totalCount pageInfo { hasNextPage endCursor } } }'],
] as const;

describe('the policies of docs/pagination.md, in the cache of Apollo Client,', () => {
  const stack = useStack({ simulator: { hubs: 24, spaces: 18 } });
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

  /**
   * Reads a list to its end as a page of an app does: fetchMore from each cursor that is shown.
   * @returns what is shown of the list after each page.
   */
  function readToEnd(client: ApolloClient, list: string, selection: string): Promise<readonly Listed[]> {
    const watched = client.watchQuery<Listed>({
      query: document(list, selection),
      variables: { first: 7 },
      fetchPolicy: 'network-only',
    });
    const shown: Listed[] = [];
    return new Promise((resolve, reject) => {
      watched.subscribe(({ data, dataState, error }) => {
        if (error) reject(new Error('A page cannot be read.', { cause: error }));
        if (dataState !== 'complete') return;
        const { endCursor, hasNextPage } = data.list.pageInfo;
        if (shown.at(-1)?.list.pageInfo.endCursor === endCursor) return;
        shown.push(data);
        if (hasNextPage) watched.fetchMore({ variables: { after: endCursor } }).catch(reject);
        else resolve(shown);
      });
    });
  }

  describe.each(['hubs', 'spaces'])('join the pages of %s', (list) => {
    it.each(SELECTIONS)('with %s, each entry once and in order', async (_title, selection) => {
      const shown = await readToEnd(clientWith(createCache()), list, selection);
      const ids = expected(list);

      expect(shown).toHaveLength(Math.ceil(ids.length / 7));
      shown.forEach((page, index) => expect(idsOf(page)).toEqual(ids.slice(0, 7 * (index + 1))));
      expect(shown.at(-1)?.list.totalCount).toBe(ids.length);
    });
  });

  it('are those of the dashboard', () => {
    const path = join(packageRoot(), 'examples/dashboard/src/apollo/pages.ts');

    expect(textOf('pages.ts').trim()).toContain(readFileSync(path, 'utf8').trim());
  });

  it('show all pages where each cursor is that of the answer of fetchMore', async () => {
    const list = clientWith(createCache()).watchQuery<Listed>({
      query: document('hubs', 'nodes { id name }'),
      variables: { first: 7 },
    });
    const shown: Listed[] = [];
    list.subscribe(({ data, dataState }) => {
      if (dataState === 'complete') shown.push(data);
    });
    let page = (
      await until(
        () => shown.at(-1),
        (last) => last !== undefined,
      )
    )?.list.pageInfo;
    const cursors = [page?.endCursor];
    while (page?.hasNextPage === true) {
      page = (await list.fetchMore({ variables: { after: page.endCursor } })).data?.list.pageInfo;
      cursors.push(page?.endCursor);
    }

    expect(new Set(cursors).size).toBe(Math.ceil(expected('hubs').length / 7));
    const last = await until(
      () => shown.at(-1),
      (each) => each?.list.pageInfo.hasNextPage === false,
    );
    expect(last && idsOf(last)).toEqual(expected('hubs'));
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

  it.each(COUNTS)('do not answer a query of entries from one with %s', async (_title, counts) => {
    const client = clientWith(createCache());
    const query = document('hubs', 'edges { node { id name } }');
    const before = await client.query<Listed>({ query: parse(counts) });
    const { data } = await client.query<Listed>({ query });
    const after = await client.query<Listed>({ query: parse(counts), fetchPolicy: 'network-only' });

    expect(before.data?.list.totalCount).toBe(expected('hubs').length);
    expect(data && idsOf(data)).toEqual(expected('hubs'));
    expect(after.data).toEqual(before.data);
    expect(client.readQuery<Listed>({ query })).toEqual(data);
  });

  it('keep a list of which a page cannot be read', async () => {
    const client = clientWith(createCache());
    const query = document('hubs', 'nodes { id name }');
    const read = (after?: string) =>
      client.query<Listed>({
        query,
        variables: { after },
        fetchPolicy: 'network-only',
        errorPolicy: 'all',
      });
    const { data } = await read();
    const failed = await read('no cursor');

    expect(failed.error).toMatchObject({ message: expect.stringContaining('cursor') as string });
    expect(client.readQuery<Listed>({ query })).toEqual(data);
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

  describe('are not needed with edges alone: relayStylePagination', () => {
    const createPlainCache = () => {
      const policy: FieldPolicy = relayStylePagination(['filter', 'orderBy']);
      return new InMemoryCache({ typePolicies: { Query: { fields: { hubs: policy, spaces: policy } } } });
    };

    it.each([
      ['hubs', 'edges { node { id name } }'],
      ['hubs', 'edges { cursor node { id name } }'],
      ['spaces', 'edges { node { id name } }'],
    ])('joins the pages of %s with %s', async (list, selection) => {
      const shown = await readToEnd(clientWith(createPlainCache()), list, selection);

      shown.forEach((page, index) => expect(idsOf(page)).toEqual(expected(list).slice(0, 7 * (index + 1))));
      expect(shown).toHaveLength(Math.ceil(expected(list).length / 7));
    });

    it('shows the last page of nodes only', async () => {
      const shown = await readToEnd(clientWith(createPlainCache()), 'hubs', 'nodes { id name }');

      shown.forEach((page, index) =>
        expect(idsOf(page)).toEqual(expected('hubs').slice(7 * index, 7 * (index + 1))),
      );
    });

    it.each(COUNTS)('shows an empty list after a query with %s', async (_title, counts) => {
      const client = clientWith(createPlainCache());
      await client.query<Listed>({ query: parse(counts) });
      const { data } = await client.query<Listed>({ query: document('hubs', 'edges { node { id name } }') });

      expect(data && idsOf(data)).toEqual([]);
    });
  });
});
