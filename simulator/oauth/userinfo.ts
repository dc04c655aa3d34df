import { Type } from '@sinclair/typebox';

import { bearer, documented, rejections } from '../rest/schemas.js';
import type { App } from '../server/app.js';
import { ENDPOINTS } from '../server/endpoints.js';
import { apiError } from '../server/http-error.js';
import { guarded, principalOf } from '../server/operated-route.js';
import type { TokenStore } from './token-store.js';

const text = Type.Optional(Type.String());
const person = Type.Object({ sub: text, email: text, name: text });

/** `GET /identity/oauth/v2/userinfo`: not for client credentials (README of the vendor's demo client). */
export function userinfoRoute(app: App, tokens: TokenStore): void {
  app.route({
    ...guarded(ENDPOINTS.userinfo, tokens),
    schema: {
      tags: ['identity'],
      summary: 'The person who authorised',
      security: bearer,
      response: documented({ 200: person, ...rejections }),
    },
    handler: (request) => {
      const { user, scopes } = principalOf(request);
      if (!user) throw apiError(403, 'A token of client credentials has no user.');
      // Inferred: the name has no scope of its own; it is returned with the id.
      return {
        sub: scopes.includes('sub') ? user.id : undefined,
        email: scopes.includes('email') ? user.email : undefined,
        name: scopes.includes('sub') ? user.name : undefined,
      };
    },
  });
}
