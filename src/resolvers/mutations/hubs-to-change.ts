import { badUserInput, type GatewayError } from '../../schema/gateway-error.js';
import { BULK_LIMIT, type UpdateHubConfigsInput } from '../../schema/hub-change.js';
import { HubFilter } from '../../schema/hub-list-args.js';
import type { UserError } from '../../schema/user-error.js';
import { matchingHubs } from '../list-hubs.js';
import type { RequestContext } from '../request-context.js';
import { validated } from '../validated-input.js';
import { invalidValue, nothingSent, unexpectedCount } from './user-errors.js';

/** The hubs that a client names. */
export interface NamedHubs {
  readonly hubIds: readonly string[];
}

/** The hubs that a client describes. */
export interface DescribedHubs {
  readonly filter: HubFilter;
  /** How many it expects; null where a dry run is to find out. */
  readonly expectedCount: number | null;
}

/**
 * Reads from the input which hubs a change of many is for.
 * @throws GatewayError BAD_USER_INPUT for an input that contradicts itself, or names more than `BULK_LIMIT` hubs.
 * @throws ArgumentValidationError for an invalid filter.
 */
export function targetOf(input: UpdateHubConfigsInput): NamedHubs | DescribedHubs {
  const { hubIds = null, filter = null, expectedCount = null, dryRun } = input;
  if ((hubIds === null) === (filter === null)) {
    throw badUserInput('input.filter', 'exactly one of hubIds and filter must be given');
  }
  if (hubIds !== null) {
    if (hubIds.length > BULK_LIMIT)
      throw badUserInput('input.hubIds', `must have at most ${BULK_LIMIT} hubs`);
    if (expectedCount !== null) throw badUserInput('input.expectedCount', 'must be given with filter only');
    return { hubIds };
  }
  if (expectedCount === null && !dryRun) {
    throw badUserInput('input.expectedCount', 'must be given with filter, unless dryRun is true');
  }
  if (expectedCount !== null && (expectedCount < 0 || expectedCount > BULK_LIMIT)) {
    throw badUserInput('input.expectedCount', `must be from 0 to ${BULK_LIMIT}`);
  }
  return { filter: validated(Object.assign(new HubFilter(), filter), ['input', 'filter']), expectedCount };
}

/** The hubs that a filter selects now, or why they must not be changed: then `hubIds` is empty. */
export interface SelectedHubs extends NamedHubs {
  readonly userErrors: readonly UserError[];
}

/**
 * Evaluates a filter by Operated's present answers.
 * @param context whose loaders bypass the cache.
 * @throws GatewayError where the hubs cannot be read.
 */
export async function selectHubsToChange(
  context: Pick<RequestContext, 'loaders' | 'signal'>,
  { filter, expectedCount }: DescribedHubs,
): Promise<SelectedHubs> {
  // An earlier field of the request may have loaded the hubs before.
  context.loaders.forget();
  const { hubs, unread, failure } = await matchingHubs(context, filter);
  if (failure !== null) return { hubIds: [], userErrors: [unknownMatches(unread.length, failure)] };
  if (expectedCount !== null && hubs.length !== expectedCount) {
    return { hubIds: [], userErrors: [unexpectedCount(hubs.length, expectedCount)] };
  }
  if (hubs.length > BULK_LIMIT) return { hubIds: [], userErrors: [tooMany(hubs.length)] };
  return { hubIds: hubs.map(({ id }) => id), userErrors: [] };
}

function unknownMatches(unread: number, { message }: GatewayError): UserError {
  const [hubs, them] = unread === 1 ? ['1 hub', 'it'] : [`${unread} hubs`, 'them'];
  const reason = `${hubs} cannot be read, so it is unknown whether the filter selects ${them}. ${message}`;
  return { ...nothingSent(reason), field: ['filter'] };
}

function tooMany(count: number): UserError {
  return invalidValue(
    ['filter'],
    `The filter selects ${count} hubs; one change is of ${BULK_LIMIT} at most.`,
  );
}
