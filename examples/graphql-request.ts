/**
 * graphql-request: lists all hubs page by page.
 *
 *     npm run build && node dist/examples/graphql-request.js http://127.0.0.1:4000/graphql <token>
 */
import { GraphQLClient } from 'graphql-request';
import type { PageOfHubsQuery } from './generated/graphql.js';
import { graphql } from './generated/index.js';
import { headersOf, runExample, type Target } from './target.js';

const PAGE_OF_HUBS = graphql(`
  query PageOfHubs($after: String) {
    hubs(first: 10, after: $after) {
      totalCount
      nodes {
        id
        name
        serialNumber
        firmware
        product {
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

async function main(target: Target): Promise<void> {
  const client = new GraphQLClient(target.url, { headers: headersOf(target) });
  let after: string | null = null;
  do {
    const { hubs }: PageOfHubsQuery = await client.request(PAGE_OF_HUBS, { after });
    for (const hub of hubs?.nodes ?? []) {
      console.log(`${hub.name ?? hub.id}: ${hub.product.name}, firmware ${hub.firmware ?? '?'}`);
    }
    // A cursor stays valid when hubs are added or removed.
    after = hubs?.pageInfo.hasNextPage ? hubs.pageInfo.endCursor : null;
    if (after === null) console.log(`${hubs?.totalCount ?? 0} hubs`);
  } while (after !== null);
}

runExample(main);
