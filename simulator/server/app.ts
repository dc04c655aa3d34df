import fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifySchemaCompiler,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify';
import formbody from '@fastify/formbody';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';

import { apiErrorBody, HttpError } from './http-error.js';

/** The HTTP server to which every part adds its routes. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** The validators of the first server. All servers of the process use them, because their routes have the same schemas. */
let compileSchema: FastifySchemaCompiler<object> | undefined;

/** Creates an HTTP server without routes; it answers every error with JSON. */
export function createApp(): App {
  const app = fastify({
    logger: { level: 'error' },
    // Stopping does not wait for open keep-alive connections.
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    // Input is validated as it is: nothing is removed, converted or defaulted.
    // The compiler checks the schemas: Ajv need not validate them too.
    ajv: {
      customOptions: {
        removeAdditional: false,
        coerceTypes: false,
        useDefaults: false,
        validateSchema: false,
      },
      onCreate: (ajv) => (compileSchema = ({ schema }) => ajv.compile(schema)),
    },
    // The schemas of answers are documentation: hubs have fields that no schema lists.
    schemaController: { compilersFactory: { buildSerializer: () => () => JSON.stringify } },
  }).withTypeProvider<TypeBoxTypeProvider>();

  if (compileSchema !== undefined) app.setValidatorCompiler(compileSchema);
  acceptEmptyJson(app);
  void app.register(formbody);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) =>
    reply.status(404).send(apiErrorBody(404, `There is no ${request.method} ${pathOf(request)}.`)),
  );
  return app;
}

/** The path of the request without the query, which may contain secrets. */
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
  const message = status >= 500 ? 'Internal error of the simulator; see its log.' : error.message;
  void reply.status(status).send(apiErrorBody(status, message));
}
