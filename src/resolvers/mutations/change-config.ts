import {
  type Difference,
  differences,
  encodeConfig,
  notShown,
} from '../../datasources/encode/config-changes.js';
import type { SentOutcome } from '../../datasources/hub-writes.js';
import type { ConfigInput } from '../../schema/config-input.js';
import { GatewayError } from '../../schema/gateway-error.js';
import type { ConfigChange } from '../../schema/hub-change.js';
import type { UserError } from '../../schema/user-error.js';
import { describeSetting } from '../config-settings.js';
import { violationsForHub } from './config-violations.js';
import { type HubReading, isHub, readHub } from './read-hub.js';
import type { RequestContext } from '../request-context.js';
import {
  hubNotFound,
  hubOffline,
  notConfirmed,
  nothingChanged,
  nothingSent,
  rejectedByOperated,
} from './user-errors.js';

/** The result of changing one hub. */
export interface ConfigResult {
  /** The hub, or why it cannot be read. */
  readonly hub: HubReading;
  readonly changes: readonly ConfigChange[];
  readonly userErrors: readonly UserError[];
}

/**
 * Changes the settings of one hub: validates the input against the hub, sends the settings that differ, and reads the
 * hub again.
 * @param input an input for which `violationsOfInput` is empty.
 * @returns the changes that the hub shows, or that Operated accepted if the hub cannot be read.
 * @throws GatewayError UNAUTHENTICATED, FORBIDDEN or GATEWAY_CREDENTIALS_REJECTED, which do not concern this hub alone.
 */
export async function changeConfig(
  context: Pick<RequestContext, 'loaders' | 'writes'>,
  hubId: string,
  input: ConfigInput,
  dryRun: boolean,
): Promise<ConfigResult> {
  const { loaders, writes } = context;
  const hub = await readHub(loaders, hubId, 'config');
  if (hub === null) return unchanged(null, hubNotFound(hubId));
  if (hub instanceof GatewayError) {
    if (hub.isRejection) throw hub;
    return unchanged(hub, nothingSent(hub.message));
  }
  const wanted = differences(hub.config, input);
  const violations = violationsForHub(hub, input, wanted);
  if (violations.length > 0) return unchanged(hub, ...violations);
  if (wanted.length === 0 || dryRun) return { hub, changes: wanted.map(describeChange), userErrors: [] };
  if (writes.isAbandoned) return unchanged(hub, nothingSent('the client disconnected.'));
  const outcome = await writes.config(hubId, encodeConfig(wanted));
  if (outcome.kind === 'unsent') return unchanged(outcome.failure, nothingSent(outcome.failure.message));
  if (outcome.kind === 'declined') return unchanged(outcome.failure, nothingChanged(outcome.failure.message));
  loaders.forget(hubId);
  if (outcome.kind === 'failed' && outcome.failure.isRejection) throw outcome.failure;
  const after = await readHub(loaders, hubId, 'config');
  return after === null ? unchanged(null, hubNotFound(hubId)) : judge(wanted, outcome, after);
}

/** The result of a change follows from what the hub shows after it, before Operated's answer. */
function judge(
  wanted: readonly Difference[],
  outcome: SentOutcome,
  after: NonNullable<HubReading>,
): ConfigResult {
  const missing = isHub(after) ? notShown(after.config, wanted) : wanted;
  const changes = wanted.filter((change) => !missing.includes(change)).map(describeChange);
  switch (outcome.kind) {
    case 'rejected':
      return { hub: after, changes, userErrors: [rejectedByOperated(outcome.upstreamMessage)] };
    case 'accepted': {
      // If the hub cannot be read, an acceptance by Operated counts.
      if (!isHub(after)) return { hub: after, changes: wanted.map(describeChange), userErrors: [] };
      if (missing.length === 0) return { hub: after, changes, userErrors: [] };
      const names = missing.map(({ setting }) => setting.name).join(', ');
      const error = notConfirmed(`Operated accepted the change, but the hub does not show it for: ${names}.`);
      return { hub: after, changes, userErrors: [error] };
    }
    case 'failed': {
      if (missing.length === 0) return { hub: after, changes, userErrors: [] };
      if (isHub(after) && after.presence === false) {
        return { hub: after, changes, userErrors: [hubOffline('Operated could not change it')] };
      }
      return { hub: outcome.failure, changes, userErrors: [notConfirmed(outcome.failure.message)] };
    }
  }
}

function describeChange({ setting, before, wire }: Difference): ConfigChange {
  return {
    setting: describeSetting(setting),
    before: before === null ? null : JSON.stringify(before),
    // As a query would read it: an input may leave out fields that then read as null.
    after: JSON.stringify(setting.codec.decode(wire)),
  };
}

function unchanged(hub: HubReading, ...userErrors: readonly UserError[]): ConfigResult {
  return { hub, changes: [], userErrors };
}
