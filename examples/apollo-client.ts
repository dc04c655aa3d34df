/**
 * Apollo Client: what the hubs of every room draw together.
 *
 *     npm run build && node dist/examples/apollo-client.js
 */
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { graphql } from './generated/index.js';
import { headersOf, readTarget } from './target.js';

// `npm run codegen` knows this query by its text, and so its answer has a type.
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
  // A field that may cost a call to Operated is null where that call fails, so every one has to be looked at.
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
