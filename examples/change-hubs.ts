/**
 * graphql-request: changes the same setting on many hubs, after a dry run.
 *
 *     npm run build && node dist/examples/change-hubs.js http://127.0.0.1:4000/graphql <token>
 *
 * Only the dry run is made, unless DRY_RUN=no. Needs a token with the scope hubs:write.
 */
import { GraphQLClient } from 'graphql-request';
import { graphql } from './generated/index.js';
import { headersOf, runExample, type Target } from './target.js';

const HUBS = graphql(`
  query MeetingRoomHubs {
    hubs(first: 100, filter: { families: [OPC4], online: true }) {
      nodes {
        id
        name
      }
    }
  }
`);

const FALL_BACK_TO_PORT_1 = graphql(`
  mutation FallBackToPort1($hubIds: [ID!]!, $dryRun: Boolean!) {
    updateHubConfigs(
      input: { hubIds: $hubIds, config: { defaultPort: 1, autoSwitchDisconnect: BOTH }, dryRun: $dryRun }
    ) {
      results {
        hubId
        changes {
          setting {
            name
          }
          before
          after
        }
        userErrors {
          code
          message
        }
      }
    }
  }
`);

async function main(target: Target): Promise<void> {
  const client = new GraphQLClient(target.url, { headers: headersOf(target) });
  const { hubs } = await client.request(HUBS);
  const nameOf = new Map(hubs?.nodes.map(({ id, name }) => [id, name ?? id]));
  const dryRun = process.env['DRY_RUN'] !== 'no';
  const { updateHubConfigs } = await client.request(FALL_BACK_TO_PORT_1, {
    hubIds: [...nameOf.keys()],
    dryRun,
  });
  for (const { hubId, changes, userErrors } of updateHubConfigs.results) {
    const changed = changes.map(
      ({ setting, before, after }) => `${setting.name} ${before ?? '?'} → ${after ?? '?'}`,
    );
    const wrong = userErrors.map(({ code, message }) => `${code}: ${message}`);
    console.log(`${nameOf.get(hubId) ?? hubId}: ${[...changed, ...wrong].join(', ') || 'as it is'}`);
  }
}

runExample(main);
