import cors, { type FastifyCorsOptions } from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isOwnOrigin } from './origin.js';
import type { RejectionLog } from './rejection-log.js';

type Allowed = '*' | false | string[];

/**
 * Adds CORS to every route, and logs the origins that it does not allow.
 * @param corsOrigins the allowed origins; `*` for all.
 * @param sessionOrigins the origins whose pages may send the session cookie.
 */
export async function addCors(
  app: FastifyInstance,
  corsOrigins: readonly string[],
  sessionOrigins: readonly string[],
  rejections: Pick<RejectionLog, 'origin'>,
): Promise<void> {
  const isOpen = corsOrigins.includes('*');
  const named = corsOrigins.filter((origin) => origin !== '*');
  const mayUseSessions = (origin: string | undefined): boolean =>
    origin !== undefined && sessionOrigins.includes(origin);
  const isAllowed = (origin: string, { raw, headers }: FastifyRequest): boolean =>
    isOpen ||
    named.includes(origin) ||
    mayUseSessions(origin) ||
    isOwnOrigin(raw, origin) ||
    // Behind a proxy that replaces the Host header only the browser knows that the page is the gateway's own.
    headers['sec-fetch-site'] === 'same-origin';
  // Before the plugin, which answers preflight requests.
  app.addHook('onRequest', (request, reply, done) => {
    const { origin } = request.headers;
    if (origin !== undefined && !isAllowed(origin, request)) rejections.origin(origin, 'CORS');
    if (mayUseSessions(origin)) void reply.header('access-control-allow-credentials', 'true');
    done();
  });
  const options: FastifyCorsOptions = {
    // An origin that only `*` allows gets no credentialed access.
    origin(origin: string | undefined, done: (error: Error | null, allowed: Allowed) => void) {
      done(null, isOpen && !mayUseSessions(origin) ? '*' : named);
    },
    methods: ['GET', 'POST'],
    exposedHeaders: ['x-request-id', 'retry-after', 'ratelimit-policy', 'ratelimit'].join(', '),
    maxAge: 600, // 10 minutes
  };
  await app.register(cors, options);
}
