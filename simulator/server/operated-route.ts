import type { FastifyRequest } from 'fastify';

import { authorize } from '../oauth/bearer.js';
import type { Principal } from '../oauth/principal.js';
import type { TokenStore } from '../oauth/token-store.js';
import { type Endpoint, routePath } from './endpoints.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The endpoint of Operated that the route serves; the simulator's own routes have none. */
    endpoint?: Endpoint;
  }
  interface FastifyRequest {
    /** On whose behalf the request asks; set where the endpoint takes a token. */
    principal: Principal | undefined;
  }
}

/** What the route of an endpoint without a token has in common with all others. */
export function operated(endpoint: Endpoint) {
  return { method: endpoint.method, url: routePath(endpoint), config: { endpoint } };
}

/** The same for an endpoint with a token, which is judged before the body is. */
export function guarded(endpoint: Endpoint, tokens: TokenStore) {
  return {
    ...operated(endpoint),
    onRequest: (request: FastifyRequest, _reply: unknown, done: () => void) => {
      request.principal = authorize(request, endpoint, tokens);
      done();
    },
  };
}

/** @throws Error where the route is not guarded. */
export function principalOf(request: FastifyRequest): Principal {
  if (!request.principal) throw new Error(`${request.routeOptions.url} is not guarded`);
  return request.principal;
}
