import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod/v3';
import type { ClientAddress } from '../../auth/client-address.js';
import { credentialsOf } from '../../auth/credentials.js';
import { isSessionOrigin } from '../../auth/sessions/session-origin.js';
import { CALLBACK_PATH } from '../../auth/oauth/sign-in-settings.js';
import { type Redirect, type SignIn, SignInError } from '../../auth/oauth/sign-in.js';
import type { RateLimit } from '../../cluster/rate-limits.js';
import type { Logger } from '../../telemetry/logger.js';
import type { Metrics } from '../../telemetry/metrics/metrics.js';
import type { RejectionLog } from '../transports/rejection-log.js';
import { signInErrorPage, SIGN_IN_OFF, TOO_MANY, UNEXPECTED, UNREADABLE } from './error-page.js';
import { isOtherLoopbackName } from './loopback-name.js';
import { sendPage } from './page.js';
import { describeSession } from './session-answer.js';

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
  const { signIn, limit, clientAddress, metrics, logger } = options;
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
      if (error.code === 'bad-return') logForeignReturn(request);
      return sendPage(reply, signInErrorPage(error));
    }
    const { statusCode: status = 500 } = error;
    if (status < 500) return sendPage(reply, { ...UNREADABLE, status });
    logger.error({ requestId: request.id, err: error }, 'unexpected error');
    return sendPage(reply, UNEXPECTED);
  });

  /** Logs the other origin to which a rejected `returnTo` leads. */
  function logForeignReturn(request: FastifyRequest): void {
    const { returnTo = '/' } = loginQuery.safeParse(request.query).data ?? {};
    if (signIn === null || !URL.canParse(returnTo, signIn.site)) return;
    const { origin } = new URL(returnTo, signIn.site);
    if (origin !== signIn.site && !origins.has(origin)) options.rejections.origin(origin, 'sign-in');
  }

  if (signIn === null) {
    app.get('/auth/session', async () => describeSession(null));
    app.all('/auth/*', (_request, reply) => sendPage(reply, SIGN_IN_OFF));
    return;
  }

  app.get('/auth/login', async (request, reply) => {
    const { data } = loginQuery.safeParse(request.query);
    if (data === undefined) throw new SignInError('bad-return');
    if (isOtherLoopbackName(request.headers.host, signIn.site)) {
      return reply.redirect(`${signIn.site}${request.url}`, 303);
    }
    return send(reply, await signIn.begin(data.returnTo));
  });

  app.get(CALLBACK_PATH, async (request, reply) => {
    const { data } = callbackQuery.safeParse(request.query);
    if (data === undefined) throw new SignInError('unknown-state');
    const redirect = await signIn.finish(data, credentialsOf(request.raw));
    metrics?.authentication.signedIn('success');
    return send(reply, redirect);
  });

  app.get('/auth/session', async (request) => describeSession(await signIn.find(credentialsOf(request.raw))));

  app.post('/auth/logout', async (request, reply) => {
    if (!mayLogOut(request, origins)) {
      return reply.code(403).send({ message: 'Pages of this origin may not sign out.' });
    }
    return reply
      .header('set-cookie', await signIn.end(credentialsOf(request.raw)))
      .code(204)
      .send();
  });
}

function mayLogOut(request: FastifyRequest, origins: ReadonlySet<string>): boolean {
  return isSessionOrigin(credentialsOf(request.raw), origins);
}

function send(reply: FastifyReply, { location, setCookies }: Redirect): FastifyReply {
  return reply.header('set-cookie', setCookies).redirect(location, 303);
}
