import type { HubRecord } from '../../datasources/decode/hub.js';
import type { SentOutcome } from '../../datasources/hub-writes.js';
import { GatewayError } from '../../schema/gateway-error.js';
import type { SetActivePortInput } from '../../schema/hub-change.js';
import { ProductFamily } from '../../schema/product.js';
import { type UserError, UserErrorCode } from '../../schema/user-error.js';
import { type HubReading, isHub, readHub } from './read-hub.js';
import type { RequestContext } from '../request-context.js';
import {
  hubNotFound,
  hubOffline,
  invalidValue,
  notConfirmed,
  nothingChanged,
  nothingSent,
  rejectedByOperated,
} from './user-errors.js';

/** The result of changing the active port. */
export interface ActivePortResult {
  /** The hub, or why it cannot be read. */
  readonly hub: HubReading;
  readonly userErrors: readonly UserError[];
}

/**
 * Activates a port and reads the hub again.
 * @throws GatewayError UNAUTHENTICATED, FORBIDDEN or GATEWAY_CREDENTIALS_REJECTED, which do not concern this hub alone.
 */
export async function setActivePort(
  { loaders, writes }: Pick<RequestContext, 'loaders' | 'writes'>,
  { hubId, portNumber }: SetActivePortInput,
): Promise<ActivePortResult> {
  const hub = await readHub(loaders, hubId, 'state');
  if (hub === null) return { hub, userErrors: [hubNotFound(hubId)] };
  if (hub instanceof GatewayError) {
    if (hub.isRejection) throw hub;
    return { hub, userErrors: [nothingSent(hub.message)] };
  }
  const violation = violationOf(hub, portNumber);
  if (violation !== null) return { hub, userErrors: [violation] };
  if (writes.isAbandoned) return { hub, userErrors: [nothingSent('the client disconnected.')] };
  const outcome = await writes.activePort(hubId, portNumber);
  if (outcome.kind === 'unsent') {
    return { hub: outcome.failure, userErrors: [nothingSent(outcome.failure.message)] };
  }
  if (outcome.kind === 'declined') {
    return { hub: outcome.failure, userErrors: [nothingChanged(outcome.failure.message)] };
  }
  loaders.forget(hubId);
  if (outcome.kind === 'failed' && outcome.failure.isRejection) throw outcome.failure;
  const after = await readHub(loaders, hubId, 'state');
  return after === null ? { hub: null, userErrors: [hubNotFound(hubId)] } : judge(portNumber, outcome, after);
}

function violationOf(hub: HubRecord, portNumber: number): UserError | null {
  const { family, portCount, name } = hub.product;
  if (family === ProductFamily.OPH4) {
    const message = `An ${family} (${name}) has no active port.`;
    return { code: UserErrorCode.UNSUPPORTED_BY_PRODUCT, message, field: ['hubId'] };
  }
  const isKnown = family !== ProductFamily.UNKNOWN;
  if (portNumber < 0 || (isKnown && portNumber > portCount)) {
    const range = isKnown ? `from 0 to ${portCount}` : '0 or more';
    return invalidValue(['portNumber'], `portNumber must be ${range}; 0 deactivates the active port.`);
  }
  return hub.presence === false ? hubOffline('nothing was sent') : null;
}

/** The result of a change follows from what the hub shows after it, before Operated's answer. */
function judge(portNumber: number, outcome: SentOutcome, after: NonNullable<HubReading>): ActivePortResult {
  const shown = isHub(after) && after.state !== null ? after : null;
  const isMade = shown !== null && (shown.activePortNumber ?? 0) === portNumber;
  switch (outcome.kind) {
    case 'rejected': {
      const locked = isHub(after) && after.config?.lockActive === true;
      const message = `${outcome.upstreamMessage}${locked ? ' The hub is locked (lockActive).' : ''}`;
      return { hub: after, userErrors: [rejectedByOperated(message)] };
    }
    case 'accepted': {
      // If the hub cannot be read, an acceptance by Operated counts.
      if (isMade || shown === null) return { hub: after, userErrors: [] };
      return { hub: after, userErrors: [notMade(shown)] };
    }
    case 'failed': {
      if (isMade) return { hub: after, userErrors: [] };
      if (isHub(after) && after.presence === false) {
        return { hub: after, userErrors: [hubOffline('Operated could not change it')] };
      }
      return { hub: outcome.failure, userErrors: [notConfirmed(outcome.failure.message)] };
    }
  }
}

/** Operated accepted the change, but the hub shows another active port. */
function notMade({ activePortNumber, config }: HubRecord): UserError {
  const active = activePortNumber === null ? 'no port' : `port ${activePortNumber}`;
  if (config?.lockActive !== true) {
    return notConfirmed(`Operated accepted the change, but the hub shows ${active} as active.`);
  }
  const message = `The hub is locked (lockActive): ${active} is still active.`;
  return { code: UserErrorCode.CONFLICTING_SETTINGS, message, field: ['portNumber'] };
}
