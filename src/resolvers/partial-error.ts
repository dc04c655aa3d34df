import { type GraphQLResolveInfo, locatedError, responsePathAsArray } from 'graphql';
import { GatewayError } from '../schema/gateway-error.js';
import type { CompletedHubs } from './complete-hubs.js';
import type { RequestContext } from './request-context.js';

/** The most hubs that an error names. */
const NAMED_HUBS = 100;

/**
 * Adds an error to the answer for a field whose value lacks hubs that cannot be read; nothing where all were read.
 * @param consequence what the value makes of these hubs, for example `come last`.
 */
export function reportUnread(
  { partialErrors }: Pick<RequestContext, 'partialErrors'>,
  { fieldNodes, path }: GraphQLResolveInfo,
  { unread, failure }: Pick<CompletedHubs, 'unread' | 'failure'>,
  consequence: string,
): void {
  if (failure === null) return;
  const error = new GatewayError(failure.code, {
    message: `Hubs that cannot be read ${consequence}: ${unread.length}. ${failure.message}`,
    hubIds: unread.slice(0, NAMED_HUBS).map(({ id }) => id),
  });
  partialErrors.push(locatedError(error, fieldNodes, responsePathAsArray(path)));
}
