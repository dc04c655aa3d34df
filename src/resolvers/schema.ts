import { createPubSub } from '@graphql-yoga/subscription';
import { type GraphQLSchema, specifiedDirectives } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { AccountResolver } from './account.js';
import { completeListsInTurns } from './complete-in-turns.js';
import { ConfigResolver } from './config-settings.js';
import { callResolversDirectly } from './direct-resolvers.js';
import { resolveHubFields } from './hub-fields.js';
import { HubMutations } from './mutations/hub-mutations.js';
import { HubQueries, HubResolver } from './hub.js';
import { LiveResolver } from './subscriptions.js';
import { OchnoUnitResolver } from './port.js';
import { SpaceResolver } from './space.js';
import { ViewerResolver } from './viewer.js';
import { COST_DIRECTIVES } from '../schema/cost-directives.js';
import { describeCosts } from '../schema/describe-costs.js';

/**
 * The executable schema: every resolver, and the types that they reach.
 * @param completesListsInTurns whether graphql-js completes long lists in turns of the event loop.
 */
export function createSchema({ completesListsInTurns = false } = {}): GraphQLSchema {
  const built = buildSchemaSync({
    resolvers: [
      ViewerResolver,
      AccountResolver,
      SpaceResolver,
      HubQueries,
      HubResolver,
      OchnoUnitResolver,
      ConfigResolver,
      HubMutations,
      LiveResolver,
    ],
    directives: [...specifiedDirectives, ...COST_DIRECTIVES],
    // type-graphql requires a pubSub if the schema has subscriptions; the gateway does not use it.
    pubSub: createPubSub(),
    validate: { forbidUnknownValues: false },
  });
  const schema = resolveHubFields(callResolversDirectly(describeCosts(built)));
  return completesListsInTurns ? completeListsInTurns(schema) : schema;
}
