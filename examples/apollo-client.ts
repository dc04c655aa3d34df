/**
 * Apollo Client: the power of the hubs of every space.
 *
 *     npm run build && node dist/examples/apollo-client.js
 */
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { graphql } from './generated/index.js';
import { headersOf, readTarget } from './target.js';

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

async function main(): Promise<void> {
  const target = readTarget();
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

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
