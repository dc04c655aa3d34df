import { readPage, readPages } from '../../support/pages.js';
import { startStack, useStack } from '../../support/stack.js';
import { byId, hubsOf, spacesOf } from '../../support/world.js';

const frozen = Date.parse('2026-03-25T09:00:00Z');

describe('a page of a list', () => {
  const stack = useStack({ realTime: () => frozen });
  let options: { readonly token: string };

  beforeAll(async () => {
    options = { token: await stack.simulator.userToken() };
  });

  describe.each(['hubs', 'spaces'] as const)('of %s', (list) => {
    it.each(['501', '-1', '-2147483648', '2147483647'])('is rejected with first: %s', async (first) => {
      const answer = await stack.gateway.query(
        `{ ${list}(first: ${first}) { totalCount } viewer { kind } }`,
        options,
      );

      expect(answer.status).toBe(200);
      expect(answer.data).toEqual({ [list]: null, viewer: { kind: 'USER' } });
      expect(answer.errors).toMatchObject([
        {
          path: [list],
          message: expect.stringContaining('must be between 0 and 500') as string,
          extensions: {
            code: 'BAD_USER_INPUT',
            validation: [
              {
                field: 'first',
                constraints: expect.arrayContaining(['must be between 0 and 500']) as string[],
              },
            ],
          },
        },
      ]);
    });

    it.each(['"10"', '1.5', 'true', '2147483648', '[1]', 'TEN'])(
      'is rejected by GraphQL with first: %s, which is no Int',
      async (first) => {
        const answer = await stack.gateway.query(`{ ${list}(first: ${first}) { totalCount } }`, options);

        expect(answer).toMatchObject({
          status: 400,
          data: undefined,
          errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
        });
      },
    );

    it.each<[string, unknown]>([
      ['a text', '10'],
      ['a fraction', 1.5],
      ['a number beyond Int', 2 ** 31],
      ['a list of two', [1, 2]],
    ])('is rejected by GraphQL with a variable for first that is %s', async (_title, first) => {
      const answer = await stack.gateway.query(
        `query ($first: Int) { ${list}(first: $first) { totalCount } }`,
        {
          ...options,
          variables: { first },
        },
      );

      expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    });

    it.each([
      ['is empty', ''],
      ['is no base64', '%%%'],
      ['is no JSON', Buffer.from('nonsense').toString('base64url')],
      ['is no list', Buffer.from('{"order":"ID"}').toString('base64url')],
      ['is too short', Buffer.from('["ID",null]').toString('base64url')],
      ['is too long', Buffer.from('["ID",null,"a","b"]').toString('base64url')],
      ['has a number as an id', Buffer.from('["ID",null,7]').toString('base64url')],
      ['has an object for a key', Buffer.from('["ID",{},"a"]').toString('base64url')],
      ['is a null of JSON', Buffer.from('null').toString('base64url')],
    ])('is rejected after a cursor that %s', async (_title, after) => {
      const answer = await stack.gateway.query(
        `query ($after: String) { ${list}(after: $after) { totalCount } }`,
        {
          ...options,
          variables: { after },
        },
      );

      expect(answer.data).toEqual({ [list]: null });
      expect(answer.errors).toMatchObject([
        {
          path: [list],
          extensions: {
            code: 'BAD_USER_INPUT',
            validation: [{ field: 'after', constraints: ['must be a cursor of an earlier page'] }],
          },
        },
      ]);
    });

    it('has 50 entries if first is left out or null', async () => {
      const bigger = await startStack({ simulator: { hubs: 120, spaces: 120 } });
      const token = await bigger.simulator.userToken();
      const counts = await Promise.all(
        ['', 'first: null', 'after: null', 'first: null, after: null'].map(
          async (args) => (await readPage(bigger.gateway, list, args, { token })).nodes.length,
        ),
      );
      await bigger.stop();

      expect(counts).toEqual([50, 50, 50, 50]);
    });

    it.each([1, 7, 29, 30, 31, 500])(
      'is followed by the rest of the list, %d entries at a time',
      async (first) => {
        const own = list === 'hubs' ? hubsOf(stack.simulator.world) : byId(spacesOf(stack.simulator.world));
        const pages = await readPages(stack.gateway, list, first, '', options);

        expect(pages.flatMap(({ nodes }) => nodes.map(({ id }) => id))).toEqual(own.map(({ id }) => id));
        expect(pages).toHaveLength(Math.ceil(own.length / first));
        pages.forEach((page, index) => {
          expect(page.totalCount).toBe(own.length);
          expect(page.edges.map(({ node }) => node)).toEqual(page.nodes);
          expect(page.pageInfo).toEqual({
            hasNextPage: index < pages.length - 1,
            hasPreviousPage: index > 0,
            startCursor: page.edges[0]?.cursor,
            endCursor: page.edges.at(-1)?.cursor,
          });
        });
      },
    );

    it('is empty with first: 0, counts the whole list and says whether it has entries', async () => {
      const total =
        list === 'hubs' ? hubsOf(stack.simulator.world).length : spacesOf(stack.simulator.world).length;
      const none = { edges: [], nodes: [] };
      const position = { hasPreviousPage: false, startCursor: null, endCursor: null };

      expect(await readPage(stack.gateway, list, 'first: 0', options)).toEqual({
        ...none,
        totalCount: total,
        pageInfo: { ...position, hasNextPage: true },
      });
      expect(await readPage(stack.gateway, list, 'first: 0, filter: { ids: [] }', options)).toEqual({
        ...none,
        totalCount: 0,
        pageInfo: { ...position, hasNextPage: false },
      });
    });

    it('is empty with first: 0 after a cursor, and says what precedes and follows it', async () => {
      const [whole] = await readPages(stack.gateway, list, 500, '', options);
      for (const [cursor, hasNextPage] of [
        [whole?.edges[0]?.cursor, true],
        [whole?.pageInfo.endCursor, false],
      ] as const) {
        const page = await readPage(stack.gateway, list, `first: 0, after: "${cursor}"`, options);

        expect(page).toMatchObject({ nodes: [], pageInfo: { hasNextPage, hasPreviousPage: true } });
      }
    });

    it('is empty after the last cursor, and has a previous page', async () => {
      const [whole] = await readPages(stack.gateway, list, 500, '', options);
      const beyond = await readPage(stack.gateway, list, `after: "${whole?.pageInfo.endCursor}"`, options);

      expect(beyond).toEqual({
        totalCount: whole?.totalCount,
        edges: [],
        nodes: [],
        pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
      });
    });

    it('is empty if the list is empty', async () => {
      expect(await readPage(stack.gateway, list, 'filter: { ids: [] }', options)).toEqual({
        totalCount: 0,
        edges: [],
        nodes: [],
        pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
      });
    });

    it('continues after an entry that was removed or never existed', async () => {
      const [whole] = await readPages(stack.gateway, list, 500, '', options);
      const ids = whole?.nodes.map(({ id }) => id) ?? [];
      const third = whole?.edges[2]?.cursor;
      const without = ids.filter((_id, index) => index !== 2);
      const rest = await readPage(
        stack.gateway,
        list,
        `first: 2, after: "${third}", filter: { ids: ${JSON.stringify(without)} }`,
        options,
      );

      expect(rest.nodes.map(({ id }) => id)).toEqual(ids.slice(3, 5));
      expect(rest.totalCount).toBe(ids.length - 1);
    });
  });

  it('of hubs is rejected after a cursor of another order', async () => {
    const byName = await readPage(stack.gateway, 'hubs', 'first: 1, orderBy: { field: NAME }', options);
    const cursor = byName.pageInfo.endCursor;
    const others = ['', ', orderBy: { field: NAME, direction: DESC }', ', orderBy: { field: SERIAL_NUMBER }'];
    for (const order of others) {
      const { errors } = await stack.gateway.query(
        `{ hubs(after: "${cursor}"${order}) { totalCount } }`,
        options,
      );

      expect(errors).toMatchObject([
        {
          message: 'after: must be a cursor of a page of the same list, in the same order',
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ]);
    }
  });

  it.each([
    ['hubs', 'spaces'],
    ['spaces', 'hubs'],
  ] as const)('of %s is rejected after a cursor of %s', async (list, other) => {
    const { pageInfo } = await readPage(stack.gateway, other, 'first: 1', options);
    const answer = await stack.gateway.query(
      `{ ${list}(after: "${pageInfo.endCursor}") { totalCount } }`,
      options,
    );

    expect(answer.data).toEqual({ [list]: null });
    expect(answer.errors).toMatchObject([
      {
        message: 'after: must be a cursor of a page of the same list, in the same order',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });

  it('of an account or a space is rejected for the same reasons, as an error of that field alone', async () => {
    const answer = await stack.gateway.query(
      '{ accounts { name hubs(first: -1) { totalCount } spaces(first: 501) { totalCount } } }',
      options,
    );

    expect(answer.data).toMatchObject({ accounts: [{ hubs: null, spaces: null }] });
    expect(answer.errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['accounts', 0, 'hubs'], 'BAD_USER_INPUT'],
      [['accounts', 0, 'spaces'], 'BAD_USER_INPUT'],
    ]);
  });
});
