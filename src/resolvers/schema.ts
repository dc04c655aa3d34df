import { type GraphQLSchema, specifiedDirectives } from 'graphql';
import { buildSchemaSync, type PubSub } from 'type-graphql';
import { AccountResolver } from './account.js';
import { completeListsInTurns } from './complete-in-turns.js';
import { ConfigResolver } from './config-settings.js';
import { callResolversDirectly } from './direct-resolvers.js';
import { resolveHubFields } from './hub-fields.js';
import { HubMutations } from './mutations/hub-mutations.js';
import { HubConnectionResolver } from './hub-facets.js';
import { HubQueries, HubResolver } from './hub.js';
import { HubChangeResolver, LiveResolver } from './subscriptions.js';
import { OchnoUnitResolver } from './port.js';
import { SpaceResolver } from './space.js';
import { validateArgument } from './validated-input.js';
import { ViewerResolver } from './viewer.js';
import { COST_DIRECTIVES } from '../schema/cost-directives.js';
import { describeCosts } from '../schema/describe-costs.js';
import { describeFreshness } from '../schema/describe-freshness.js';

/** type-graphql requires one where the schema has subscriptions, whose events come from `live/` here. */
const UNUSED_PUB_SUB: PubSub = {
  publish: () => undefined,
  subscribe() {
    throw new Error('No subscription of the schema has topics.');
  },
};

/** What was built, by `completesListsInTurns`: nothing in a schema depends on the gateway that uses it. */
const schemas = new Map<boolean, GraphQLSchema>();

/**
 * The executable schema: every resolver, and the types that they reach. It is built once in a process.
 * @param completesListsInTurns whether graphql-js completes long lists in turns of the event loop.
 */
export function createSchema({ completesListsInTurns = false } = {}): GraphQLSchema {
  const schema = schemas.get(completesListsInTurns) ?? buildSchema(completesListsInTurns);
  schemas.set(completesListsInTurns, schema);
  return schema;
}

function buildSchema(completesListsInTurns: boolean): GraphQLSchema {
  const built = buildSchemaSync({
    resolvers: [
      ViewerResolver,
      AccountResolver,
      SpaceResolver,
      HubQueries,
      HubResolver,
      HubConnectionResolver,
      OchnoUnitResolver,
      ConfigResolver,
      HubMutations,
      LiveResolver,
      HubChangeResolver,
    ],
    directives: [...specifiedDirectives, ...COST_DIRECTIVES],
    pubSub: UNUSED_PUB_SUB,
    validateFn: validateArgument,
    // Apollo Server validates the schema when it starts; this check is an introspection query beside that.
    skipCheck: true,
  });
  const schema = resolveHubFields(callResolversDirectly(describeFreshness(describeCosts(built))));
  return completesListsInTurns ? completeListsInTurns(schema) : schema;
}
