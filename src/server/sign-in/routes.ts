import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod/v3';
import type { ClientAddress } from '../../auth/client-address.js';
import { credentialsOf } from '../../auth/credentials.js';
import { isSessionOrigin } from '../../auth/sessions/session-origin.js';
import { CALLBACK_PATH } from '../../auth/oauth/sign-in-settings.js';
import { type Redirect, type SignIn, SignInError } from '../../auth/oauth/sign-in.js';
import { withSignInError } from '../../auth/oauth/return-url.js';
import type { RateLimit } from '../../cluster/rate-limits.js';
import type { Logger } from '../../telemetry/logger.js';
import type { Metrics } from '../../telemetry/metrics/metrics.js';
import type { RejectionLog } from '../transports/rejection-log.js';
import { signInErrorPage, SIGN_IN_OFF, TOO_MANY, UNEXPECTED, UNREADABLE } from './error-page.js';
import { isGatewayPage } from './gateway-pages.js';
import { mismatchPage } from './mismatch-page.js';
import { sendPage } from './page.js';
import { describeSession } from './session-answer.js';
import { originError, otherSiteError } from './session-error.js';

export interface SignInRoutesOptions {
  /** Null where the sign-in is not configured. */
  readonly signIn: SignIn | null;
  /** The origins whose pages may sign out. */
  readonly origins: readonly string[];
  readonly limit: RateLimit;
  readonly clientAddress: ClientAddress;
  readonly metrics?: Pick<Metrics, 'authentication' | 'limits'> | undefined;
  readonly rejections: Pick<RejectionLog, 'origin'>;
  readonly logger: Logger;
}

/** A repeated parameter is an array, which is rejected. */
const loginQuery = z.object({ returnTo: z.string().optional() });
const callbackQuery = z.object({
  code: z.string().optional(),
  state: z.string().optional(),
  error: z.string().optional(),
});

/** Fastify plugin: /auth/login, /auth/callback, /auth/session and /auth/logout. */
export async function signInRoutes(app: FastifyInstance, options: SignInRoutesOptions): Promise<void> {
  const { signIn, limit, clientAddress, metrics, rejections, logger } = options;
  const origins = new Set(options.origins);

  app.addHook('onRequest', async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    const retryAfter = await limit.count(clientAddress(credentialsOf(request.raw)));
    if (retryAfter === null) return;
    metrics?.limits.hit('auth_requests');
    return sendPage(reply.header('retry-after', retryAfter), TOO_MANY);
  });
  // Any content type is accepted, so that an HTML form can sign out; the body is ignored.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, _body, done) => done(null));
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error instanceof SignInError) {
      metrics?.authentication.signedIn(error.code);
      const { code, returnTo, rejectedOrigin } = error;
      if (rejectedOrigin !== undefined) rejections.origin(rejectedOrigin, 'sign-in');
      // Only what a user decides returns to the app: an app that starts the sign-in again would loop with other errors.
      if (code === 'denied' && returnTo !== undefined && !isGatewayPage(returnTo, signIn?.sites ?? [])) {
        return reply.redirect(withSignInError(returnTo, code), 303);
      }
      return sendPage(reply, signInErrorPage(error));
    }
    const { statusCode: status = 500 } = error;
    if (status < 500) return sendPage(reply, { ...UNREADABLE, status });
    logger.error({ requestId: request.id, err: error }, 'unexpected error');
    return sendPage(reply, UNEXPECTED);
  });

  if (signIn === null) {
    app.get('/auth/session', async () => describeSession(null));
    app.all('/auth/*', (_request, reply) => sendPage(reply, SIGN_IN_OFF));
    return;
  }

  app.get('/auth/login', async (request, reply) => {
    const { data } = loginQuery.safeParse(request.query);
    if (data === undefined) throw new SignInError('bad-return');
    return send(reply, await signIn.begin(data.returnTo, request.headers.host));
  });

  app.get(CALLBACK_PATH, async (request, reply) => {
    const { data } = callbackQuery.safeParse(request.query);
    if (data === undefined) throw new SignInError('unknown-state');
    const { host } = request.headers;
    const site = signIn.callbackSite(data.state, host);
    if (site !== null) return reply.redirect(`${site}${CALLBACK_PATH}?${queryOf(data)}`, 303);
    const redirect = await signIn.finish(data, credentialsOf(request.raw), host);
    metrics?.authentication.signedIn('success');
    if (redirect.mismatch === null) return send(reply, redirect);
    return sendPage(
      reply.header('set-cookie', redirect.setCookies),
      mismatchPage(redirect.mismatch, redirect.location),
    );
  });

  app.get('/auth/session', async (request) => {
    const credentials = credentialsOf(request.raw);
    const notAllowed = originError(credentials, origins);
    if (notAllowed !== null) return describeSession(null, notAllowed);
    const session = await signIn.find(credentials);
    return describeSession(
      session,
      session === null ? otherSiteError(credentials, signIn.sites, request.headers.host) : null,
    );
  });

  app.post('/auth/logout', async (request, reply) => {
    const credentials = credentialsOf(request.raw);
    if (!isSessionOrigin(credentials, origins)) {
      for (const origin of credentials.origin) rejections.origin(origin, 'session');
      const message = 'Pages of this origin may not sign out: CORS_ORIGINS does not list it.';
      return reply.code(403).send({ message });
    }
    return reply
      .header('set-cookie', await signIn.end(credentials))
      .code(204)
      .send();
  });
}

function send(reply: FastifyReply, { location, setCookies }: Redirect): FastifyReply {
  return reply.header('set-cookie', setCookies).redirect(location, 303);
}

function queryOf(values: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) query.set(name, value);
  return query.toString();
}
