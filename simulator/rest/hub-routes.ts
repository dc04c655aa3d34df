import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';

import type { SimulatorConfig } from '../config.js';
import type { TokenStore } from '../oauth/token-store.js';
import type { App } from '../server/app.js';
import { ENDPOINTS } from '../server/endpoints.js';
import { apiError } from '../server/http-error.js';
import { guarded, principalOf } from '../server/operated-route.js';
import type { JsonObject, WriteResult } from '../world/types.js';
import type { Fleet } from './fleet.js';
import {
  apiErrorSchema,
  bearer,
  documented,
  hub,
  jsonObject,
  listOf,
  rejections,
  rejectionsOfOne,
} from './schemas.js';
import type { Shapes } from './shapes.js';

const params = Type.Object({ hubId: Type.String() });

/** The hubs of the token's account: the list, one, and the writes to one. */
export function hubRoutes(
  app: App,
  tokens: TokenStore,
  fleet: Fleet,
  shapes: Shapes,
  config: Pick<SimulatorConfig, 'unsupported' | 'writeReply'>,
): void {
  app.route({
    ...guarded(ENDPOINTS.hubs, tokens),
    schema: {
      tags: ['hubs'],
      summary: 'All hubs of the account',
      security: bearer,
      response: documented({ 200: listOf(hub), ...rejections }),
    },
    handler: (request, reply) =>
      reply.send(shapes.list(fleet.hubsOf(principalOf(request).account).map((each) => shapes.hubRow(each)))),
  });

  app.route({
    ...guarded(ENDPOINTS.hub, tokens),
    schema: {
      tags: ['hubs'],
      summary: 'One hub',
      security: bearer,
      params,
      response: documented({ 200: hub, ...rejectionsOfOne }),
    },
    handler: (request, reply) =>
      reply.send(shapes.hub(fleet.hubOf(principalOf(request).account, request.params.hubId))),
  });

  const written = documented({
    200: jsonObject,
    ...rejectionsOfOne,
    400: apiErrorSchema,
    504: apiErrorSchema,
  });

  app.route({
    ...guarded(ENDPOINTS.putConfig, tokens),
    schema: {
      tags: ['hubs'],
      summary: 'Changes the given settings of a hub; answers its configuration',
      security: bearer,
      params,
      body: jsonObject,
      response: written,
    },
    handler: (request, reply) => {
      const target = fleet.hubOf(principalOf(request).account, request.params.hubId);
      const result = target.putConfig(request.body, config.unsupported);
      return answerWrite(reply, result, () => target.config(), config.writeReply);
    },
  });

  app.route({
    ...guarded(ENDPOINTS.putState, tokens),
    schema: {
      tags: ['hubs'],
      summary: 'Makes a port active with `{"activeport": n}`, none with 0; answers the state',
      security: bearer,
      params,
      body: jsonObject,
      response: written,
    },
    handler: (request, reply) => {
      const target = fleet.hubOf(principalOf(request).account, request.params.hubId);
      const result = target.putState(request.body);
      return answerWrite(reply, result, () => target.state(), config.writeReply);
    },
  });
}

/** Inferred: the answer to a write; the demo client parses JSON after a write of the state. */
function answerWrite(
  reply: FastifyReply,
  result: WriteResult,
  now: () => JsonObject,
  style: SimulatorConfig['writeReply'],
): FastifyReply {
  if (!result.ok) throw apiError(result.status, result.message);
  if (style === 'empty') return reply.status(204).send();
  return reply.status(style === 'accepted' ? 202 : 200).send(now());
}
