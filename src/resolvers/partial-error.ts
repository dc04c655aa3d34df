import { type GraphQLResolveInfo, locatedError, responsePathAsArray } from 'graphql';
import { GatewayError } from '../schema/gateway-error.js';
import type { CompletedHubs } from './complete-hubs.js';
import type { RequestContext } from './request-context.js';

type PartialErrors = Pick<RequestContext, 'partialErrors'>;

/** The most hubs that an error names. */
const NAMED_HUBS = 100;

/**
 * Adds an error to the answer for a field whose value lacks hubs that cannot be read; nothing where all were read.
 * @param consequence what the value makes of these hubs, for example `come last`.
 */
export function reportUnread(
  context: PartialErrors,
  info: GraphQLResolveInfo,
  { unread, failure }: Pick<CompletedHubs, 'unread' | 'failure'>,
  consequence: string,
): void {
  if (failure === null) return;
  const error = new GatewayError(failure.code, {
    message: `Hubs that cannot be read ${consequence}: ${unread.length}. ${failure.message}`,
    hubIds: unread.slice(0, NAMED_HUBS).map(({ id }) => id),
  });
  report(context, info, error);
}

/**
 * Adds an error to the answer for a field whose value lacks the names of spaces, because their list cannot be read.
 * @param consequence what the value makes of them, for example `are their ids`.
 */
export function reportUnnamedSpaces(
  context: PartialErrors,
  info: GraphQLResolveInfo,
  failure: GatewayError,
  consequence: string,
): void {
  const message = `The spaces cannot be read, so that their names ${consequence}. ${failure.message}`;
  report(context, info, new GatewayError(failure.code, { message }));
}

function report({ partialErrors }: PartialErrors, info: GraphQLResolveInfo, error: GatewayError): void {
  partialErrors.push(locatedError(error, info.fieldNodes, responsePathAsArray(info.path)));
}
