import type { GraphQLResolveInfo } from 'graphql';
import type { HubPart, HubRecord } from '../datasources/decode/hub.js';
import { isInUse } from '../datasources/hub-in-use.js';
import { type PromiseOrValue, whenReady } from '../wire/promise-or-value.js';
import { completeHubs } from './complete-hubs.js';
import { reportUnread } from './partial-error.js';
import type { RequestContext } from './request-context.js';

type SpaceContext = Pick<RequestContext, 'loaders' | 'partialErrors'>;

/**
 * Whether a hub of a space is in use; null where it has no hubs, or none reports it.
 * @throws GatewayError
 */
export function isSpaceInUse(
  context: SpaceContext,
  info: GraphQLResolveInfo,
  spaceId: string,
): PromiseOrValue<boolean | null> {
  return anyHub(context, info, spaceId, 'state', isInUse);
}

/**
 * Whether a hub of a space is connected to Operated; null where it has no hubs.
 * @throws GatewayError
 */
export function isSpaceOnline(
  context: SpaceContext,
  info: GraphQLResolveInfo,
  spaceId: string,
): PromiseOrValue<boolean | null> {
  return anyHub(context, info, spaceId, 'identity', ({ online }) => online);
}

/**
 * Whether a question is true of any hub of a space: immediately where the list is loaded and its rows are complete. Hubs
 * that cannot be read do not count; an error at the path of the field names them.
 */
function anyHub(
  context: SpaceContext,
  info: GraphQLResolveInfo,
  spaceId: string,
  needed: HubPart | 'identity',
  question: (hub: HubRecord) => boolean | null,
): PromiseOrValue<boolean | null> {
  return whenReady(context.loaders.hubsIn(spaceId), (rows) => {
    if (!rows.some((row) => row.lacks(needed))) return any(rows, question);
    return completeHubs(context.loaders, rows, [needed]).then((completed) => {
      reportUnread(context, info, completed, 'do not count');
      return any(completed.hubs, question);
    });
  });
}

function any(hubs: readonly HubRecord[], question: (hub: HubRecord) => boolean | null): boolean | null {
  const answers = hubs.map(question);
  if (answers.includes(true)) return true;
  return answers.includes(false) ? false : null;
}
