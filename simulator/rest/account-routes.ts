import { Type } from '@sinclair/typebox';

import type { TokenStore } from '../oauth/token-store.js';
import type { App } from '../server/app.js';
import { ENDPOINTS } from '../server/endpoints.js';
import { guarded, principalOf } from '../server/operated-route.js';
import type { Fleet } from './fleet.js';
import { account, bearer, documented, group, listOf, rejections, space } from './schemas.js';
import type { Shapes } from './shapes.js';

/** The account that the token acts for, its groups and its spaces. */
export function accountRoutes(app: App, tokens: TokenStore, fleet: Fleet, shapes: Shapes): void {
  app.route({
    ...guarded(ENDPOINTS.account, tokens),
    schema: {
      tags: ['accounts'],
      summary: 'The account that the token acts for',
      security: bearer,
      response: documented({ 200: Type.Union([account, Type.Array(account)]), ...rejections }),
    },
    handler: (request, reply) => reply.send(shapes.account(principalOf(request).account)),
  });

  app.route({
    ...guarded(ENDPOINTS.groups, tokens),
    schema: {
      tags: ['accounts'],
      summary: 'The groups of the account',
      security: bearer,
      response: documented({ 200: listOf(group), ...rejections }),
    },
    handler: (request, reply) =>
      reply.send(shapes.list(principalOf(request).account.groups.map(({ id, name }) => ({ id, name })))),
  });

  app.route({
    ...guarded(ENDPOINTS.spaces, tokens),
    schema: {
      tags: ['spaces'],
      summary: 'The spaces of the account',
      security: bearer,
      response: documented({ 200: listOf(space), ...rejections }),
    },
    handler: (request, reply) =>
      reply.send(shapes.list(fleet.spacesOf(principalOf(request).account).map((each) => shapes.space(each)))),
  });
}
