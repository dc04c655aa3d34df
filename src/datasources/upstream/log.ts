import { GatewayError } from '../../schema/gateway-error.js';
import type { Logger } from '../../telemetry/logger.js';
import { bodyShape } from '../../wire/body-shape.js';
import { isSuccess, type Step } from './call.js';
import { type Endpoint, endpointName } from './endpoints.js';
import { TransportError } from './transport-error.js';

/**
 * Logs one line per attempt: endpoint, ids, number and duration; the status, and the shape of the body where the call has
 * failed; or the code, reason and errno where no answer arrived.
 */
export const log: Step = (next) => async (call) => {
  const { endpoint, params, logger, attempt } = call;
  const startedAt = performance.now();
  const line = () => ({
    endpoint: endpointName(endpoint),
    ...params,
    attempt,
    durationMs: Math.round(performance.now() - startedAt),
  });
  try {
    const response = await next(call);
    const { status, body } = response;
    if (isSuccess(response) || status === NOT_MODIFIED)
      logger.debug({ ...line(), status }, 'operated answered');
    else if (REJECTIONS.has(status))
      logger.debug({ ...line(), status }, 'operated answered with a rejection');
    else logger.warn({ ...line(), status, shape: bodyShape(body) }, 'operated answered with an error');
    return response;
  } catch (error) {
    const code = error instanceof GatewayError ? error.code : 'unknown';
    const { reason, errno } = error instanceof TransportError ? error : {};
    // A client that disconnects is no failure of Operated.
    if (code === 'CLIENT_DISCONNECTED') logger.debug(line(), 'the client disconnected during a call');
    else logger.warn({ ...line(), code, reason, errno }, 'operated did not answer');
    throw error;
  }
};

/** Logs that the body of a successful answer cannot be decoded, with its shape and nothing of its content. */
export function logUnreadable(logger: Logger, endpoint: Endpoint, body: string): void {
  logger.warn(
    { endpoint: endpointName(endpoint), shape: bodyShape(body) },
    'an answer of operated cannot be read',
  );
}

const NOT_MODIFIED = 304;
/** The statuses by which Operated rejects a token, a scope, an id or a change. */
const REJECTIONS: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 409, 410, 412, 414, 415, 422, 423]);
