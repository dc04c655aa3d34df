/**
 * urql: the hubs that are in use, and their connected devices.
 *
 *     npm run build && node dist/examples/urql.js http://127.0.0.1:4000/graphql <token>
 */
import { Client, fetchExchange } from '@urql/core';
import { graphql } from './generated/index.js';
import { headersOf, runExample, type Target } from './target.js';

const HUBS_IN_USE = graphql(`
  query HubsInUse($filter: HubFilter!) {
    hubs(first: 5, filter: $filter, orderBy: { field: NAME }) {
      nodes {
        id
        name
        ports {
          name
          connected
          device {
            vendorName
          }
        }
      }
    }
  }
`);

async function main(target: Target): Promise<void> {
  const client = new Client({
    url: target.url,
    // By default urql sends GET, which the gateway accepts only with a header that cross-site requests cannot send.
    preferGetMethod: false,
    fetchOptions: { headers: headersOf(target) },
    exchanges: [fetchExchange],
  });
  const { data, error } = await client.query(HUBS_IN_USE, { filter: { inUse: true, online: true } });
  if (error) throw error;
  for (const hub of data?.hubs?.nodes ?? []) {
    const plugged = hub.ports?.filter((port) => port.connected) ?? [];
    const devices = plugged.map((port) => `${port.name} ${port.device?.vendorName ?? 'unknown device'}`);
    console.log(`${hub.name ?? hub.id}: ${devices.join(', ')}`);
  }
}

runExample(main);
