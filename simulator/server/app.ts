import fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify';
import formbody from '@fastify/formbody';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';

import { apiErrorBody, HttpError } from './http-error.js';

/** The HTTP server that every part adds its routes to. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** An HTTP server that answers in JSON whatever happens, and has no routes yet. */
export function createApp(): App {
  const app = fastify({
    logger: { level: 'error' },
    // A stop must not wait for clients that keep their sockets open.
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    // What a client sends is judged as it is: nothing is dropped, converted or filled in.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false } },
  }).withTypeProvider<TypeBoxTypeProvider>();

  // The schemas of the answers are documentation: a hub may hold fields that no schema knows.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  acceptEmptyJson(app);
  void app.register(formbody);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) =>
    reply.status(404).send(apiErrorBody(404, `There is no ${request.method} ${pathOf(request)}.`)),
  );
  return app;
}

/** The path that was asked for, without the query, which may hold secrets. */
export function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '';
}

/** The vendor's demo client extends a subscription with a JSON content type and no body. */
function acceptEmptyJson(app: App): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else void parse(request, body.toString(), done);
  });
}

function answerError(error: FastifyError | HttpError, request: FastifyRequest, reply: FastifyReply): void {
  if (error instanceof HttpError) {
    void reply.status(error.status).headers(error.headers).send(error.body);
    return;
  }
  const status = error.statusCode ?? 500;
  if (status >= 500) request.log.error(error);
  const message = status >= 500 ? 'The simulator failed; its log tells why.' : error.message;
  void reply.status(status).send(apiErrorBody(status, message));
}
