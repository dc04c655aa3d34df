import type { Principal } from '../auth/principal.js';
import type { Logger } from '../telemetry/logger.js';
import { textOf } from '../wire/body.js';
import { isJsonObject, parseJson } from '../wire/json.js';
import { readText } from '../wire/scalars.js';
import { isSuccess, type UpstreamResponse } from './upstream/call.js';
import { backgroundContext } from './upstream/call-context.js';
import { type Endpoint, ENDPOINTS } from './upstream/endpoints.js';
import type { OperatedClient } from './upstream/operated-client.js';
import { failureOf } from './upstream/upstream-failure.js';

/** The events of the vendor's demo client. None of them reports that a hub went offline. */
const EVENTS = ['hub:state:change', 'hub:config:change', 'hub:con:change', 'hub:charging', 'hub:temp'];

/** Inferred: the vendor's demo client extends a subscription every 100 minutes, so it lives longer than that. */
const ASSUMED_LIFE_MS = 6_000_000; // 100 minutes

/** A subscription to Operated's webhooks. */
export interface WebhookSubscription {
  readonly id: string;
  /** The remaining lifetime, ms. */
  readonly lifeMs: number;
}

/** Where Operated sends webhooks. */
export interface WebhookReceiver {
  readonly url: string;
  /** Sent with the subscription; where Operated sends it back is not documented. */
  readonly verificationToken: string;
}

/** Creates, extends and deletes webhook subscriptions, as the vendor's demo client does. */
export interface WebhookSubscriptions {
  /** @throws GatewayError */
  create(receiver: WebhookReceiver): Promise<WebhookSubscription>;
  /** @returns null where the subscription no longer exists. @throws GatewayError */
  extend(id: string): Promise<WebhookSubscription | null>;
  /** @throws GatewayError where no answer arrives; the answer itself does not matter, as subscriptions expire. */
  remove(id: string): Promise<void>;
}

/**
 * Manages webhook subscriptions on behalf of the service.
 * @param service the gateway's own principal, whose integration the subscriptions belong to.
 */
export function createWebhookSubscriptions(
  client: Pick<OperatedClient, 'send'>,
  service: Principal,
  logger: Logger,
): WebhookSubscriptions {
  const send = (endpoint: Endpoint, subscriptionId?: string, body?: object) =>
    client.send({
      ...backgroundContext(service, logger),
      endpoint,
      ...(subscriptionId === undefined ? {} : { params: { subscriptionId } }),
      body,
    });

  return {
    async create({ url, verificationToken }) {
      const endpoint = ENDPOINTS.createWebhookSubscription;
      const response = await send(endpoint, undefined, { event: EVENTS, webhookUrl: url, verificationToken });
      const created = isSuccess(response) ? await readSubscription(response, null) : null;
      if (created === null) throw failureOf(endpoint, response);
      return created;
    },
    async extend(id) {
      const endpoint = ENDPOINTS.extendWebhookSubscription;
      const response = await send(endpoint, id);
      if (response.status === 404 || response.status === 410) return null;
      const extended = isSuccess(response) ? await readSubscription(response, id) : null;
      if (extended === null) throw failureOf(endpoint, response);
      return extended;
    },
    async remove(id) {
      await send(ENDPOINTS.deleteWebhookSubscription, id);
    },
  };
}

/** The answer to a creation need hold only the id; the answer to an extension may be empty. */
async function readSubscription(
  { body }: UpstreamResponse,
  knownId: string | null,
): Promise<WebhookSubscription | null> {
  const answer = parseJson(await textOf(body));
  const id = (isJsonObject(answer) ? readText(answer['id']) : null) ?? knownId;
  if (id === null) return null;
  const expiry = isJsonObject(answer) ? readText(answer['expiresAt']) : null;
  const lifeMs = expiry === null ? NaN : Date.parse(expiry) - Date.now();
  // The clocks of both sides may differ, so an expiry in the past counts as absent.
  return { id, lifeMs: lifeMs > 0 ? Math.min(lifeMs, ASSUMED_LIFE_MS) : ASSUMED_LIFE_MS };
}
