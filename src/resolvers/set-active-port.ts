import type { HubRecord } from '../datasources/decode/hub.js';
import { GatewayError } from '../schema/gateway-error.js';
import type { SetActivePortInput } from '../schema/hub-change.js';
import { ProductFamily } from '../schema/product.js';
import type { UserError } from '../schema/user-error.js';
import { UserErrorCode } from '../schema/user-error.js';
import type { RequestContext } from './request-context.js';
import { hubNotFound, hubOffline, invalidValue, notConfirmed, rejectedByOperated } from './user-errors.js';

/** What came of changing the active port. */
export interface ActivePortResult {
  /** The hub, or why it can't be shown. */
  readonly hub: HubRecord | GatewayError | null;
  readonly userErrors: readonly UserError[];
}

/**
 * Makes a port active, and reads back what came of it.
 * @throws GatewayError where the hub can't be read, or the caller may not change it.
 */
export async function setActivePort(
  { loaders, writes }: Pick<RequestContext, 'loaders' | 'writes'>,
  { hubId, portNumber }: SetActivePortInput,
): Promise<ActivePortResult> {
  const found = await loaders.hub(hubId);
  if (found === null) return { hub: null, userErrors: [hubNotFound(hubId)] };
  const hub = await loaders.completed(found, 'state');
  const fault = faultOf(hub, portNumber);
  if (fault !== null) return { hub, userErrors: [fault] };
  const outcome = await writes.activePort(hubId, portNumber);
  loaders.forget(hubId);
  switch (outcome.kind) {
    case 'not-found':
      return { hub: null, userErrors: [hubNotFound(hubId)] };
    case 'accepted': {
      const after = await readBack(loaders, hubId);
      return { hub: after, userErrors: isStuck(after, portNumber) ? [lockedAt(after)] : [] };
    }
    case 'rejected': {
      const locked = hub.config?.lockActive === true ? ' The hub is locked (lockActive).' : '';
      return {
        hub: await readBack(loaders, hubId),
        userErrors: [rejectedByOperated(`${outcome.words}${locked}`)],
      };
    }
    case 'failed': {
      if (outcome.failure.isOfTheCaller) throw outcome.failure;
      const after = await readBack(loaders, hubId);
      const isMade = isHub(after) && after.state !== null && (after.activePortNumber ?? 0) === portNumber;
      return isMade
        ? { hub: after, userErrors: [] }
        : { hub: outcome.failure, userErrors: [notConfirmed(outcome.failure.message)] };
    }
  }
}

function faultOf(hub: HubRecord, portNumber: number): UserError | null {
  const { family, portCount, name } = hub.product;
  if (family === ProductFamily.OPH4) {
    const message = `An ${family} (${name}) charges and has no active port.`;
    return { code: UserErrorCode.UNSUPPORTED_BY_PRODUCT, message, field: ['hubId'] };
  }
  const isKnown = family !== ProductFamily.UNKNOWN;
  if (portNumber < 0 || (isKnown && portNumber > portCount)) {
    const range = isKnown ? `from 0 to ${portCount}` : '0 or more';
    return invalidValue(['portNumber'], `portNumber must be ${range}; 0 makes no port active.`);
  }
  return hub.presence === false ? hubOffline('nothing was sent') : null;
}

/** Whether a hub that is locked still has another port active than the one that Operated took. */
function isStuck(after: HubRecord | GatewayError | null, portNumber: number): after is HubRecord {
  return isHub(after) && after.config?.lockActive === true && (after.activePortNumber ?? 0) !== portNumber;
}

function lockedAt(hub: HubRecord): UserError {
  const active = hub.activePortNumber === null ? 'no port' : `port ${hub.activePortNumber}`;
  const message = `The hub is locked (lockActive): ${active} is still active.`;
  return { code: UserErrorCode.CONFLICTING_SETTINGS, message, field: ['portNumber'] };
}

async function readBack(
  loaders: RequestContext['loaders'],
  hubId: string,
): Promise<HubRecord | GatewayError | null> {
  try {
    return await loaders.hub(hubId);
  } catch (error) {
    if (error instanceof GatewayError) return error;
    throw error;
  }
}

function isHub(after: HubRecord | GatewayError | null): after is HubRecord {
  return after !== null && !(after instanceof GatewayError);
}
