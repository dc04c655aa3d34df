import type { AxiosInstance, AxiosResponse } from 'axios';
import type { Principal } from '../auth/principal.js';
import { GatewayError } from '../schema/gateway-error.js';
import { readText } from '../wire/scalars.js';
import { isJsonObject } from '../wire/json.js';

/** What Operated can tell of; nothing tells that a hub went offline. */
const EVENTS = ['hub:state:change', 'hub:config:change', 'hub:con:change', 'hub:charging', 'hub:temp'];

/** Inferred: the vendor's demo client extends a subscription every 100 minutes, so it lives longer than that. */
const ASSUMED_LIFE_MS = 6_000_000; // 100 minutes

/** A subscription to webhooks, as Operated tells of it. */
export interface WebhookSubscription {
  readonly id: string;
  /** How much longer it lives, ms. */
  readonly lifeMs: number;
}

/** Operated's webhook subscriptions, as the vendor's demo client makes, extends and ends them. */
export interface WebhookSubscriptions {
  /** @throws GatewayError */
  create(webhookUrl: string): Promise<WebhookSubscription>;
  /** @returns null where there is no such subscription any more. @throws GatewayError */
  extend(id: string): Promise<WebhookSubscription | null>;
  /** @throws GatewayError */
  remove(id: string): Promise<void>;
}

/** @param http an axios instance with Operated's base URL that settles for every status and leaves bodies unparsed. */
export function createWebhookSubscriptions(
  http: AxiosInstance,
  service: Principal,
  timeoutMs: number,
): WebhookSubscriptions {
  const send = async (method: string, path: string, token: string, body?: object) => {
    try {
      return await http.request<string>({
        method,
        url: `/subscriptions/v1/${path}`,
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        data: body === undefined ? undefined : JSON.stringify(body),
        signal: AbortSignal.timeout(timeoutMs),
      });
    } catch {
      // The error of axios carries the token: what is made of it must not.
      throw new GatewayError('UPSTREAM_UNAVAILABLE');
    }
  };

  const ask = async (method: string, path: string, body?: object): Promise<AxiosResponse<string>> => {
    const token = await service.bearerToken();
    const answer = await send(method, path, token, body);
    const another = answer.status === 401 ? await service.replace(token) : null;
    return another === null ? answer : send(method, path, another, body);
  };

  return {
    async create(webhookUrl) {
      const { status, data } = await ask('POST', '', { event: EVENTS, webhookUrl });
      const made = isSuccess(status) ? readSubscription(data, null) : null;
      if (made === null) throw new GatewayError('UPSTREAM_INVALID_RESPONSE');
      return made;
    },
    async extend(id) {
      const { status, data } = await ask('PATCH', encodeURIComponent(id));
      if (status === 404 || status === 410) return null;
      const extended = isSuccess(status) ? readSubscription(data, id) : null;
      if (extended === null) throw new GatewayError('UPSTREAM_UNAVAILABLE');
      return extended;
    },
    async remove(id) {
      await ask('DELETE', encodeURIComponent(id));
    },
  };
}

/** An answer need say no more than the id, and one to an extension nothing at all. */
function readSubscription(body: string, knownId: string | null): WebhookSubscription | null {
  const answer = parse(body);
  const id = (isJsonObject(answer) ? readText(answer['id']) : null) ?? knownId;
  if (id === null) return null;
  const expiry = isJsonObject(answer) ? readText(answer['expiresAt']) : null;
  const lifeMs = expiry === null ? NaN : Date.parse(expiry) - Date.now();
  // The clocks may differ: a life that is none is not believed.
  return { id, lifeMs: lifeMs > 0 ? Math.min(lifeMs, ASSUMED_LIFE_MS) : ASSUMED_LIFE_MS };
}

function isSuccess(status: number): boolean {
  return status >= 200 && status <= 299;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
