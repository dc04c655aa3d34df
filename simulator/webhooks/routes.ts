import { Type } from '@sinclair/typebox';

import type { TokenStore } from '../oauth/token-store.js';
import type { Principal } from '../oauth/principal.js';
import {
  apiErrorSchema,
  bearer,
  documented,
  rejections,
  subscription as subscriptionSchema,
} from '../rest/schemas.js';
import type { App } from '../server/app.js';
import { ENDPOINTS } from '../server/endpoints.js';
import { apiError } from '../server/http-error.js';
import { isLoopbackHost } from '../server/loopback.js';
import { guarded, principalOf } from '../server/operated-route.js';
import type { HubEventName, JsonObject } from '../world/types.js';
import type { Subscription, SubscriptionStore } from './subscription-store.js';

const EVENTS: readonly HubEventName[] = [
  'hub:state:change',
  'hub:config:change',
  'hub:con:change',
  'hub:charging',
  'hub:temp',
];

const subscriptionRequest = Type.Object({
  event: Type.Array(Type.Unsafe<HubEventName>({ type: 'string', enum: [...EVENTS] }), { minItems: 1 }),
  webhookUrl: Type.String({ description: 'An https URL' }),
  verificationToken: Type.Optional(Type.String()),
});

const params = Type.Object({ id: Type.String() });
const rejectionsOfOne = { ...rejections, 404: apiErrorSchema, 410: apiErrorSchema };

/** Webhook subscriptions: create, extend and delete, as the vendor's demo client does. */
export function subscriptionRoutes(app: App, tokens: TokenStore, subscriptions: SubscriptionStore): void {
  /** Inferred: 410 for an expired subscription, 404 for an unknown one or one of another account. */
  const own = (principal: Principal, id: string): Subscription => {
    const found = subscriptions.find(principal, id);
    if (!found) throw apiError(404, 'There is no such subscription.');
    if (!subscriptions.isAlive(found)) throw apiError(410, 'The subscription has expired.');
    return found;
  };

  const subscribe = guarded(ENDPOINTS.subscribe, tokens);
  // The demo client uses a trailing slash; whether it is required is not documented.
  for (const { url, hide } of [
    { url: subscribe.url, hide: false },
    { url: subscribe.url.replace(/\/$/, ''), hide: true },
  ]) {
    app.route({
      ...subscribe,
      url,
      schema: {
        hide,
        tags: ['subscriptions'],
        summary: 'Subscribes to webhooks for all hubs of the account',
        security: bearer,
        body: subscriptionRequest,
        response: documented({ 201: subscriptionSchema, ...rejections, 400: apiErrorSchema }),
      },
      handler: (request, reply) => {
        const { event, webhookUrl, verificationToken } = request.body;
        if (!isDeliverable(webhookUrl)) throw apiError(400, 'webhookUrl must be an https URL.');
        const made = subscriptions.add(principalOf(request), { event, webhookUrl, verificationToken });
        return reply.status(201).send(shown(made));
      },
    });
  }

  app.route({
    ...guarded(ENDPOINTS.extend, tokens),
    schema: {
      tags: ['subscriptions'],
      summary: 'Extends a subscription; takes no body',
      security: bearer,
      params,
      response: documented({ 200: subscriptionSchema, ...rejectionsOfOne }),
    },
    handler: (request, reply) => {
      const subscription = own(principalOf(request), request.params.id);
      subscriptions.extend(subscription);
      return reply.send(shown(subscription));
    },
  });

  app.route({
    ...guarded(ENDPOINTS.unsubscribe, tokens),
    schema: {
      tags: ['subscriptions'],
      summary: 'Deletes a subscription',
      security: bearer,
      params,
      response: documented({ 204: Type.Null(), ...rejectionsOfOne }),
    },
    handler: (request, reply) => {
      subscriptions.remove(own(principalOf(request), request.params.id));
      return reply.status(204).send();
    },
  });
}

/** Inferred, except `id`, which the demo client reads. The verification token is not returned. */
function shown({ id, event, webhookUrl, expiresAt }: Subscription): JsonObject {
  return { id, event: [...event], webhookUrl, expiresAt: new Date(expiresAt).toISOString() };
}

/** https, or loopback: the simulator must not give access to a network. */
function isDeliverable(webhookUrl: string): boolean {
  if (!URL.canParse(webhookUrl)) return false;
  const { protocol, hostname } = new URL(webhookUrl);
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
}
