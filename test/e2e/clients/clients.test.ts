import { ApolloClient, CombinedGraphQLErrors, HttpLink, InMemoryCache } from '@apollo/client';
import { Client as UrqlClient, cacheExchange, fetchExchange } from '@urql/core';
import { ClientError, GraphQLClient } from 'graphql-request';
import { graphql } from '../../generated/index.js';
import { useStack } from '../../support/stack.js';
import { accountOf, hubsOf } from '../../support/world.js';

const FIRST_HUBS = graphql(`
  query FirstHubs($first: Int!) {
    viewer {
      kind
      email
    }
    accounts {
      name
      hubs(first: $first) {
        totalCount
        nodes {
          id
          name
          online
          product {
            name
          }
          ports {
            number
            connected
          }
        }
      }
    }
  }
`);
const REFUSED = graphql(`
  query Refused($first: Int!) {
    hubs(first: $first) {
      totalCount
    }
    viewer {
      kind
    }
  }
`);

describe('the GraphQL clients of frontends', () => {
  const stack = useStack();
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });

  const url = () => `${stack.gateway.url}/graphql`;
  const headers = () => ({ authorization: `Bearer ${token}` });
  /** The first two hubs as every client receives them, without `__typename`. */
  const expected = () => {
    const { world } = stack.simulator;
    return {
      viewer: { kind: 'USER', email: 'admin@demo.example' },
      accounts: [
        {
          name: accountOf(world).name,
          hubs: {
            totalCount: hubsOf(world).length,
            nodes: hubsOf(world)
              .slice(0, 2)
              .map(({ id, name, online }) => ({
                id,
                name,
                online,
                product: { name: expect.any(String) as string },
                ports: [1, 2, 3, 4].map((number) => ({ number, connected: expect.any(Boolean) as boolean })),
              })),
          },
        },
      ],
    };
  };

  describe('Apollo Client', () => {
    const client = () =>
      new ApolloClient({
        link: new HttpLink({ uri: url(), headers: headers() }),
        cache: new InMemoryCache(),
      });

    it('reports a field’s error with its code', async () => {
      const { data, error } = await client().query({
        query: REFUSED,
        variables: { first: -1 },
        errorPolicy: 'all',
      });

      expect(data).toMatchObject({ hubs: null, viewer: { kind: 'USER' } });
      expect(CombinedGraphQLErrors.is(error) && error.errors).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    });

    it('runs a query', async () => {
      const { data } = await client().query({
        query: FIRST_HUBS,
        variables: { first: 2 },
      });

      expect(data).toMatchObject(expected());
    });
  });

  describe('urql, which prefers GET', () => {
    const client = () =>
      new UrqlClient({
        url: url(),
        exchanges: [cacheExchange, fetchExchange],
        fetchOptions: { headers: headers() },
      });

    it('reports a field’s error with its code', async () => {
      const { data, error } = await client().query(REFUSED, { first: -1 });

      expect(data).toMatchObject({ hubs: null, viewer: { kind: 'USER' } });
      expect(error?.graphQLErrors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    });

    it('runs a query', async () => {
      const { data, error } = await client().query(FIRST_HUBS, { first: 2 });

      expect(error).toBeUndefined();
      expect(data).toMatchObject(expected());
    });
  });

  describe('graphql-request', () => {
    const client = () => new GraphQLClient(url(), { headers: headers() });

    it('reports a field’s error with its code', async () => {
      const failure: unknown = await client()
        .request(REFUSED, { first: -1 })
        .catch((error: unknown) => error);

      expect(failure).toBeInstanceOf(ClientError);
      expect(failure).toMatchObject({ response: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] } });
    });

    it('runs a query', async () => {
      expect(await client().request(FIRST_HUBS, { first: 2 })).toEqual(expected());
    });
  });
});
