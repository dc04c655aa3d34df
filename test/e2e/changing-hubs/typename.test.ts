import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { RemoveTypenameFromVariablesLink } from '@apollo/client/link/remove-typename';
import { useStack } from '../../support/stack.js';
import { hubWhere } from '../../support/world.js';

const READ = gql`
  query ($id: ID!) {
    hub(id: $id) {
      id
      config {
        hpdOnDelay {
          mode
          milliseconds
        }
      }
    }
  }
`;
const WRITE = gql`
  mutation ($input: UpdateHubConfigInput!) {
    updateHubConfig(input: $input) {
      changes {
        after
      }
      userErrors {
        code
      }
    }
  }
`;

describe('A hold delay that Apollo Client has read', () => {
  const stack = useStack();

  async function sendBack(links: readonly ApolloLink[]) {
    const headers = { authorization: `Bearer ${await stack.simulator.userToken()}` };
    const http = new HttpLink({ uri: `${stack.gateway.url}/graphql`, headers });
    const client = new ApolloClient({ link: ApolloLink.from([...links, http]), cache: new InMemoryCache() });
    const { id } = hubWhere(stack.simulator.world, ({ product, online }) => product === 'O-PC-4' && online);
    const { data } = await client.query<{ hub: { config: { hpdOnDelay: object } } }>({
      query: READ,
      variables: { id },
    });
    const hpdOnDelay = data?.hub.config.hpdOnDelay;
    expect(hpdOnDelay).toHaveProperty('__typename');
    const variables = { input: { hubId: id, config: { hpdOnDelay } } };
    return client.mutate({ mutation: WRITE, variables, errorPolicy: 'all' });
  }

  it('is rejected with its __typename, and the error names it and the remedy', async () => {
    const { error } = await sendBack([]);
    expect(error).toMatchObject({
      errors: [
        {
          extensions: {
            code: 'BAD_USER_INPUT',
            validation: [
              {
                field: 'input.config.hpdOnDelay.__typename',
                constraints: [
                  'Field "__typename" is not defined by type "HoldDelayInput". Remove it from what a client has read before it is sent back.',
                ],
              },
            ],
          },
        },
      ],
    });
  });

  it('is accepted with RemoveTypenameFromVariablesLink', async () => {
    const { data } = await sendBack([new RemoveTypenameFromVariablesLink()]);
    expect(data).toMatchObject({ updateHubConfig: { changes: [], userErrors: [] } });
  });
});
