import type { HubRecord } from '../datasources/decode/hub.js';
import type { Difference } from '../datasources/encode/config.js';
import { differences, encodeConfig, notShown } from '../datasources/encode/config.js';
import type { WriteOutcome } from '../datasources/hub-writes.js';
import type { ConfigInput } from '../schema/config-input.js';
import { GatewayError } from '../schema/gateway-error.js';
import type { ConfigChange } from '../schema/hub-change.js';
import type { UserError } from '../schema/user-error.js';
import { describeSetting } from './config.js';
import { faultsForHub } from './config-faults.js';
import type { RequestContext } from './request-context.js';
import { hubNotFound, hubOffline, notConfirmed, nothingSent, rejectedByOperated } from './user-errors.js';

/** What came of changing one hub. */
export interface ConfigResult {
  /** The hub, or why it can't be shown. */
  readonly hub: HubRecord | GatewayError | null;
  readonly changes: readonly ConfigChange[];
  readonly userErrors: readonly UserError[];
  /** Whether Operated was asked to change the hub. */
  readonly sent: boolean;
}

/**
 * Changes one hub: checks the input against it, sends what differs, and reads back what came of it.
 * @param input without faults of its own.
 * @returns the truth as far as Operated tells it.
 * @throws GatewayError UNAUTHENTICATED or FORBIDDEN, which are of the caller and not of this one hub.
 */
export async function changeConfig(
  context: Pick<RequestContext, 'loaders' | 'writes'>,
  hubId: string,
  input: ConfigInput,
  dryRun: boolean,
): Promise<ConfigResult> {
  const { loaders, writes } = context;
  const hub = await loaders
    .hub(hubId)
    .then((found) => found && loaders.completed(found, 'config'))
    .catch(asGatewayError);
  if (hub instanceof GatewayError) return unsent(hub, nothingSent(hub.message));
  if (hub === null) return unsent(null, hubNotFound(hubId));
  const faults = faultsForHub(hub, input);
  if (faults.length > 0) return unsent(hub, ...faults);
  const wanted = differences(hub.config, input);
  if (wanted.length === 0 || dryRun) {
    return { hub, changes: wanted.map(describeChange), userErrors: [], sent: false };
  }
  if (writes.isAbandoned) return unsent(hub, nothingSent('the caller went away.'));
  const outcome = await writes.config(hubId, encodeConfig(wanted));
  loaders.forget(hubId);
  if (outcome.kind === 'not-found') return { ...unsent(null, hubNotFound(hubId)), sent: true };
  if (outcome.kind === 'failed' && outcome.failure.isOfTheCaller) throw outcome.failure;
  return { ...judge(wanted, outcome, await readBack(context, hubId)), sent: true };
}

type Judgement = Omit<ConfigResult, 'sent'>;

/** What the hub shows after a change decides what came of it, whatever Operated answered. */
function judge(
  wanted: readonly Difference[],
  outcome: Exclude<WriteOutcome, { kind: 'not-found' }>,
  after: HubRecord | GatewayError | null,
): Judgement {
  const isShown = after !== null && !(after instanceof GatewayError);
  const missing = isShown ? notShown(after.config, wanted) : wanted;
  const changes = wanted.filter((change) => !missing.includes(change)).map(describeChange);
  switch (outcome.kind) {
    case 'rejected':
      return { hub: after, changes, userErrors: [rejectedByOperated(outcome.words)] };
    case 'accepted': {
      // An answer that was clear is believed where the hub can't be read.
      if (!isShown) return { hub: after, changes: wanted.map(describeChange), userErrors: [] };
      if (missing.length === 0) return { hub: after, changes, userErrors: [] };
      const names = missing.map(({ setting }) => setting.name).join(', ');
      const error = notConfirmed(`Operated took the change, but does not show it for: ${names}.`);
      return { hub: after, changes, userErrors: [error] };
    }
    case 'failed': {
      if (isShown && missing.length === 0) return { hub: after, changes, userErrors: [] };
      if (isShown && after.presence === false) {
        return { hub: after, changes, userErrors: [hubOffline('Operated could not change it')] };
      }
      return { hub: outcome.failure, changes, userErrors: [notConfirmed(outcome.failure.message)] };
    }
  }
}

async function readBack(
  { loaders }: Pick<RequestContext, 'loaders'>,
  hubId: string,
): Promise<HubRecord | GatewayError | null> {
  const hub = await loaders.hub(hubId).catch(asGatewayError);
  return hub instanceof GatewayError || hub === null ? hub : loaders.completed(hub, 'config');
}

function describeChange({ setting, before, wire }: Difference): ConfigChange {
  return {
    setting: describeSetting(setting),
    before: before === null ? null : JSON.stringify(before),
    // As it will be read: an input may leave out what the field then has as null.
    after: JSON.stringify(setting.codec.decode(wire)),
  };
}

function unsent(hub: ConfigResult['hub'], ...userErrors: readonly UserError[]): ConfigResult {
  return { hub, changes: [], userErrors, sent: false };
}

function asGatewayError(error: unknown): GatewayError {
  if (error instanceof GatewayError) return error;
  throw error;
}
