import type { FastifyInstance } from 'fastify';
import { isSameSecret } from '../auth/fingerprint.js';
import { isAcceptable } from './webhook-token.js';

/** Where webhooks are received; the secret follows as the last segment. */
export const WEBHOOK_PATH = '/webhooks/operated';

/** The largest webhook that is read: the vendor's events carry one hub's state at most. */
const LARGEST_WEBHOOK_BYTES = 65_536;

export interface WebhookRouteOptions {
  /** The last segment of the path, which only Operated knows. */
  readonly secret: string;
  /** Sent with the subscription; checked in webhooks that carry it. */
  readonly verificationToken: string;
  /** Called after each webhook is answered. */
  readonly onWebhook: () => void;
}

/**
 * Fastify plugin: receives webhooks. Their content is not signed and its format not documented, so nothing of it is used
 * beyond the verification token: a webhook only makes the gateway poll sooner. It is answered before the poll.
 */
export async function webhookRoute(
  app: FastifyInstance,
  { secret, verificationToken, onWebhook }: WebhookRouteOptions,
): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    '*',
    { parseAs: 'string', bodyLimit: LARGEST_WEBHOOK_BYTES },
    (_request, body, done) => done(null, body),
  );
  app.post<{ Params: { secret: string }; Body: unknown }>(
    `${WEBHOOK_PATH}/:secret`,
    async (request, reply) => {
      const { params, headers, query } = request;
      const body = typeof request.body === 'string' ? request.body : '';
      if (
        !isSameSecret(params.secret, secret) ||
        !isAcceptable({ headers, query, body }, verificationToken)
      ) {
        return reply.callNotFound();
      }
      setImmediate(onWebhook);
      return reply.code(200).send();
    },
  );
}
