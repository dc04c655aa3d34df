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
import type { Metrics } from '../../telemetry/metrics/metrics.js';
import { clientErrorHandler } from './client-error.js';
import type { Tracing } from '../../telemetry/tracing/tracing.js';
import { addCors } from './cors.js';
import { HEADER_BYTES, HEADER_COUNT, hasTooManyHeaders, URL_LENGTH } from './header-limits.js';
import { closeQueuedResponses } from './queued-responses.js';
import { requestIdOf } from './request-id.js';
import { measureRequests } from './request-metrics.js';
import type { RejectionLog } from './rejection-log.js';
import { logRejectedUrl, logRequests } from './request-log.js';
import { traceRequests } from './request-spans.js';
import { isPage, PAGE_HEADERS, SECURITY_HEADERS } from './security-headers.js';

export interface HttpOptions {
  /** The origins that CORS allows; `*` for all. */
  readonly corsOrigins: readonly string[];
  /** The origins whose pages may send the session cookie. */
  readonly sessionOrigins: readonly string[];
  /** The largest body that is read; a larger one is answered with 413. */
  readonly bodyBytes: number;
  /** How long a client may take to send a request, headers and body, ms. */
  readonly requestTimeoutMs: number;
  readonly metrics?: Pick<Metrics, 'http' | 'limits'> | undefined;
  readonly rejections: RejectionLog;
  readonly logger: Logger;
  /** Undefined where traces are off. */
  readonly tracing?: Tracing | undefined;
}

/** How long a client may take to send the headers of a request; also how long a new connection may stay silent. */
const HEADERS_TIMEOUT_MS = 10_000; // 10 seconds

/** How often the timeouts are checked. */
const TIMEOUT_CHECK_MS = 1_000; // 1 second

/** How long an idle connection stays open: longer than the 60 seconds after which common proxies close theirs. */
const KEEP_ALIVE_MS = 72_000; // 72 seconds

/** After these statuses the client may still be sending, so the connection cannot carry another request. */
const CLOSING_STATUSES: ReadonlySet<number> = new Set([408, 413, 414, 431]);

/** Creates the HTTP server with what applies to every route: request ids, security headers, CORS, the access log. */
export async function createHttpServer({
  corsOrigins,
  sessionOrigins,
  bodyBytes,
  requestTimeoutMs,
  metrics,
  rejections,
  logger,
  tracing,
}: HttpOptions): Promise<FastifyInstance> {
  const fastifyLogger: FastifyBaseLogger = logger;
  const app = fastify({
    // `logRequests` logs them itself, without the query string, which may contain secrets.
    logController: new LogController({ disableRequestLogging: true }),
    loggerInstance: fastifyLogger,
    bodyLimit: bodyBytes,
    genReqId: requestIdOf,
    requestIdHeader: false,
    forceCloseConnections: 'idle',
    // Requests that arrive at the last moment, on connections that are open already, are served.
    return503OnClosing: false,
    clientErrorHandler: clientErrorHandler(rejections, metrics),
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: {
      maxHeaderSize: HEADER_BYTES,
      headersTimeout: Math.min(HEADERS_TIMEOUT_MS, requestTimeoutMs),
      connectionsCheckingInterval: Math.min(TIMEOUT_CHECK_MS, requestTimeoutMs),
    },
    frameworkErrors(error, request, reply) {
      rejectUrl(error, request, reply, metrics);
      logRejectedUrl(logger, request, reply.raw.statusCode);
    },
    // No route declares a schema. By default Fastify loads its compilers nevertheless.
    schemaController: { compilersFactory: { buildValidator: rejectSchema, buildSerializer: rejectSchema } },
  });
  // `hasTooManyHeaders` counts them: Node's limit would drop the surplus silently.
  app.server.maxHeadersCount = 0;
  closeQueuedResponses(app);
  app.addHook('onRequest', (request, reply, done) => {
    void reply.headers(SECURITY_HEADERS).header('x-request-id', request.id);
    done();
  });
  if (tracing !== undefined) traceRequests(app, tracing);
  await addCors(app, corsOrigins, sessionOrigins, rejections);
  logRequests(app, logger);
  if (metrics !== undefined) measureRequests(app, metrics.http);
  app.addHook('onRequest', (request, reply, done) => {
    if (hasTooManyHeaders(request.raw)) {
      metrics?.limits.hit('headers');
      void rejectSize(reply, 431, `At most ${HEADER_COUNT} headers are allowed.`);
    } else if (request.url.length > URL_LENGTH) {
      metrics?.limits.hit('headers');
      void rejectSize(reply, 414, `The URL is longer than ${URL_LENGTH} characters.`);
    } else {
      done();
    }
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (CLOSING_STATUSES.has(reply.statusCode)) void reply.header('connection', 'close');
    // Answers depend on credentials; a response that may be stored sets the header itself.
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    if (reply.statusCode === 401) void reply.header('www-authenticate', 'Bearer realm="operated-gateway"');
    if (isPage(reply)) void reply.headers(PAGE_HEADERS);
    done();
  });
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status === 413) metrics?.limits.hit('body');
    if (status >= 500) logger.error({ requestId: request.id, err: error }, 'unexpected error');
    return reply.code(status).send(toGraphqlBody(error));
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ errors: [{ message: 'Not found.', extensions: { code: 'NOT_FOUND' } }] }),
  );
  return app;
}

function rejectSchema(): never {
  throw new Error('Routes of the gateway decode their requests themselves.');
}

function rejectSize(reply: FastifyReply, status: 414 | 431, message: string): FastifyReply {
  return reply.code(status).send({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
}

/** Answers a request whose path is not a valid URL, which reaches neither hooks nor the error handler. */
function rejectUrl(
  error: FastifyError,
  { id, method }: Pick<FastifyRequest, 'id' | 'method'>,
  { raw }: Pick<FastifyReply, 'raw'>,
  metrics: Pick<Metrics, 'http'> | undefined,
): void {
  const { statusCode: status = 400 } = error;
  metrics?.http.ended({ method, route: undefined, status, isDisconnected: false }, 0);
  raw.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'x-request-id': id,
  });
  // Its message repeats the path.
  error.message = 'The URL is not valid.';
  raw.end(JSON.stringify(toGraphqlBody(error)));
}

/** A response in the form of GraphQL for a request that failed before GraphQL. */
function toGraphqlBody(error: FastifyError): object {
  const isServerError = (error.statusCode ?? 500) >= 500;
  return {
    errors: [
      {
        message: isServerError ? 'Internal server error' : error.message,
        extensions: { code: isServerError ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST' },
      },
    ],
  };
}
