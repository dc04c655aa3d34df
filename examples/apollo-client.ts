/**
 * Apollo Client: the power of the hubs of every space.
 *
 *     npm run build && node dist/examples/apollo-client.js http://127.0.0.1:4000/graphql <token>
 */
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { graphql } from './generated/index.js';
import { headersOf, runExample, type Target } from './target.js';

// `npm run codegen` generates the type of the result from the text of the query.
const ROOMS = graphql(`
  query PowerOfRooms($first: Int!) {
    spaces(first: $first) {
      totalCount
      nodes {
        id
        name
        power {
          hubCount
          wattage
        }
      }
    }
  }
`);

async function main(target: Target): Promise<void> {
  const client = new ApolloClient({
    link: new HttpLink({ uri: target.url, headers: headersOf(target) }),
    cache: new InMemoryCache(),
  });
  const { data } = await client.query({ query: ROOMS, variables: { first: 5 } });
  // A field that needs a call to Operated is null if the call fails, so each must be checked.
  for (const room of data?.spaces?.nodes ?? []) {
    console.log(
      `${room.name ?? room.id}: ${room.power?.wattage ?? '?'} W by ${room.power?.hubCount ?? '?'} hubs`,
    );
  }
  client.stop();
}

runExample(main);
