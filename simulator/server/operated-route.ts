import type { FastifyRequest } from 'fastify';

import { authorize } from '../oauth/bearer.js';
import type { Principal } from '../oauth/principal.js';
import type { TokenStore } from '../oauth/token-store.js';
import { type Endpoint, routePath } from './endpoints.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The endpoint of Operated that the route serves; control routes have none. */
    endpoint?: Endpoint;
  }
  interface FastifyRequest {
    /** The principal of the request; set if the endpoint needs a token. */
    principal: Principal | undefined;
  }
}

/** The route options of an endpoint that needs no token. */
export function operated(endpoint: Endpoint) {
  return { method: endpoint.method, url: routePath(endpoint), config: { endpoint } };
}

/** The route options of an endpoint that needs a token; the token is checked before the body. */
export function guarded(endpoint: Endpoint, tokens: TokenStore) {
  return {
    ...operated(endpoint),
    onRequest: (request: FastifyRequest, _reply: unknown, done: () => void) => {
      request.principal = authorize(request, endpoint, tokens);
      done();
    },
  };
}

/** @throws Error if the route does not check the token. */
export function principalOf(request: FastifyRequest): Principal {
  if (!request.principal) throw new Error(`${request.routeOptions.url} does not check the token`);
  return request.principal;
}
