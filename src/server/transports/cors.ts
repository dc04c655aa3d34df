import cors, { type FastifyCorsOptions } from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

type Allowed = '*' | false | string[];

/**
 * Adds CORS to every route.
 * @param corsOrigins the allowed origins; `*` for all.
 * @param sessionOrigins the origins whose pages may send the session cookie.
 */
export async function addCors(
  app: FastifyInstance,
  corsOrigins: readonly string[],
  sessionOrigins: readonly string[],
): Promise<void> {
  const isOpen = corsOrigins.includes('*');
  const named = corsOrigins.filter((origin) => origin !== '*');
  const mayUseSessions = (origin: string | undefined): boolean =>
    origin !== undefined && sessionOrigins.includes(origin);
  // Before the plugin, which answers preflight requests.
  app.addHook('onRequest', (request, reply, done) => {
    if (mayUseSessions(request.headers.origin)) void reply.header('access-control-allow-credentials', 'true');
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
