import type { FastifyInstance } from 'fastify';
import { isSameSecret } from '../auth/fingerprint.js';

/** Where webhooks are received; the secret stands after it. */
export const WEBHOOK_PATH = '/webhooks/operated';

export interface WebhookRouteOptions {
  /** The last part of the path: nothing else tells who sent a webhook. */
  readonly secret: string;
  /** Something may be new. */
  readonly hint: () => void;
}

/**
 * Fastify plugin: takes webhooks. What one says is not even read: nobody vouches for it, its shape and content type are
 * not documented, and all that it is good for is to look sooner. Answered at once, before anything is done.
 */
export async function webhookRoute(
  app: FastifyInstance,
  { secret, hint }: WebhookRouteOptions,
): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => {
    payload.resume();
    done(null, undefined);
  });
  app.post<{ Params: { secret: string } }>(`${WEBHOOK_PATH}/:secret`, async (request, reply) => {
    if (!isSameSecret(request.params.secret, secret)) return reply.callNotFound();
    setImmediate(hint);
    return reply.code(200).send();
  });
}
