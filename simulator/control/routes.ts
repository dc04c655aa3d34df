import { Type } from '@sinclair/typebox';

import type { FaultSet } from '../faults/fault-set.js';
import { violationOfRule, faultRule } from '../faults/rule.js';
import type { TokenStore } from '../oauth/token-store.js';
import type { App } from '../server/app.js';
import { apiError } from '../server/http-error.js';
import type { RequestLog } from '../server/request-log.js';
import type { SubscriptionStore } from '../webhooks/subscription-store.js';
import type { World } from '../world/types.js';
import { clockBody, revokeBody } from './schemas.js';

/** The parts of the simulator that the control surface reads and changes. */
export interface Controlled {
  readonly world: World;
  readonly requests: RequestLog;
  readonly faults: FaultSet;
  readonly tokens: TokenStore;
  readonly subscriptions: SubscriptionStore;
}

/** The request log, the fault rules, the clock, the tokens and the subscriptions. */
export function controlRoutes(app: App, controlled: Controlled): void {
  const { world, requests, faults, tokens, subscriptions } = controlled;
  const schema = { hide: true };

  app.get('/_control/requests', { schema }, (_request, reply) => reply.send(requests.report()));
  app.delete('/_control/requests', { schema }, (_request, reply) => {
    requests.clear();
    return reply.status(204).send();
  });

  const rules = Type.Array(faultRule, { maxItems: 1000 });
  app.put('/_control/faults', { schema: { ...schema, body: rules } }, (request, reply) => {
    for (const [index, rule] of request.body.entries()) {
      const violation = violationOfRule(rule);
      if (violation !== undefined) throw apiError(400, `body/${index}: ${violation}`);
    }
    faults.replace(request.body);
    return reply.status(204).send();
  });
  app.delete('/_control/faults', { schema }, (_request, reply) => {
    faults.replace([]);
    return reply.status(204).send();
  });

  app.get('/_control/world', { schema }, (_request, reply) => reply.send(describe(world)));
  app.post('/_control/clock', { schema: { ...schema, body: clockBody } }, (request, reply) => {
    world.advance(request.body.advanceSeconds);
    return reply.send({ now: new Date(world.now()).toISOString() });
  });

  app.post('/_control/tokens/revoke', { schema: { ...schema, body: revokeBody } }, (request, reply) => {
    const { token, clientId = '' } = request.body;
    const revoked = token === undefined ? tokens.revokeClient(clientId) : tokens.revoke(token);
    return reply.send({ revoked });
  });

  app.get('/_control/subscriptions', { schema }, (_request, reply) =>
    reply.send(
      subscriptions.all().map(({ id, event, webhookUrl, expiresAt, deliveries, failures }) => ({
        id,
        event,
        webhookUrl,
        expiresAt: new Date(expiresAt).toISOString(),
        deliveries,
        failures,
      })),
    ),
  );
}

function describe(world: World) {
  return {
    accounts: world.accounts.map(({ id, name, clientId }) => ({ id, name, clientId })),
    hubs: [...world.hubs.values()].map(({ id, serialNumber, accountId, product, firmware, online }) => ({
      id,
      serialNumber,
      accountId,
      product,
      firmware,
      online,
    })),
    spaces: world.spaces.map(({ id, name, accountId }) => ({ id, name, accountId })),
    seed: world.seed,
    now: new Date(world.now()).toISOString(),
  };
}
