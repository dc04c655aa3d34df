import cors, { type FastifyCorsOptions } from '@fastify/cors';
import helmet from '@fastify/helmet';
import {
  fastify,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { Logger } from '../../telemetry/logger.js';
import { requestIdOf } from './request-id.js';

export interface HttpOptions {
  /** The origins of browser apps that may ask; `*` for all. */
  readonly corsOrigins: readonly string[];
  /** Those of them whose pages may use the session of their user. */
  readonly sessionOrigins: readonly string[];
  readonly logger: Logger;
}

type CorsDone = (error: Error | null, options: FastifyCorsOptions) => void;

/** The HTTP server with what holds for every route: request ids, headers of caution, CORS, a line in the log. */
export async function createHttpServer({
  corsOrigins,
  sessionOrigins,
  logger,
}: HttpOptions): Promise<FastifyInstance> {
  const fastifyLogger: FastifyBaseLogger = logger;
  const app = fastify({
    // A line of our own is written when the answer is sent: its path has no query, which may hold what is secret.
    logController: new LogController({ disableRequestLogging: true }),
    loggerInstance: fastifyLogger,
    genReqId: requestIdOf,
    requestIdHeader: false,
    forceCloseConnections: 'idle',
    frameworkErrors: refuseUrl,
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    // Browser apps of other origins read the answers, as far as CORS lets them in.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  });
  await app.register(cors, () => (request: FastifyRequest, done: CorsDone) => {
    // No cookie goes to an origin that is let in by `*` alone.
    const credentials = sessionOrigins.includes(request.headers.origin ?? '');
    done(null, {
      origin: corsOrigins.includes('*') && !credentials ? '*' : [...corsOrigins],
      credentials,
      methods: ['GET', 'POST'],
      exposedHeaders: ['x-request-id', 'retry-after'],
      maxAge: 600, // 10 minutes
    });
  });
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
  });
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  app.addHook('onSend', async (_request, reply, payload) => {
    // What was under way when the server began to close is answered; a socket kept alive after it would hold the close up.
    if (isClosing) void reply.header('connection', 'close');
    if (reply.statusCode === 401) void reply.header('www-authenticate', 'Bearer realm="operated-gateway"');
    return payload;
  });
  app.addHook('onResponse', async (request, reply) => {
    logger.info(
      {
        requestId: request.id,
        method: request.method,
        path: pathOf(request),
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) logger.error({ requestId: request.id, err: error }, 'unforeseen error');
    return reply.code(status).send(describe(error));
  });
  app.setNotFoundHandler((_request, reply) =>
    reply
      .code(404)
      .send({ errors: [{ message: 'There is nothing here.', extensions: { code: 'NOT_FOUND' } }] }),
  );
  return app;
}

/** A path with parameters is shown as it was declared: a parameter may be a secret. */
function pathOf({ routeOptions, url }: FastifyRequest): string | undefined {
  return routeOptions.url?.includes(':') === true ? routeOptions.url : url.split('?', 1)[0];
}

/** Answers a path that is no URL, which reaches no hook and no error handler. */
function refuseUrl(
  error: FastifyError,
  { id }: Pick<FastifyRequest, 'id'>,
  { raw }: Pick<FastifyReply, 'raw'>,
): void {
  raw.writeHead(error.statusCode ?? 400, {
    'content-type': 'application/json; charset=utf-8',
    'x-request-id': id,
  });
  raw.end(JSON.stringify(describe(error)));
}

/** An answer in the shape of GraphQL for what never became a GraphQL request. */
function describe(error: FastifyError): object {
  const isOurs = (error.statusCode ?? 500) >= 500;
  return {
    errors: [
      {
        message: isOurs ? 'Internal server error' : error.message,
        extensions: { code: isOurs ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST' },
      },
    ],
  };
}
