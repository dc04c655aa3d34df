import { GatewayError } from '../../schema/gateway-error.js';
import type { Logger } from '../../telemetry/logger.js';
import { type Body, textOf } from '../../wire/body.js';
import { bodyShape } from '../../wire/body-shape.js';
import { isSuccess, type Step, type UpstreamCall, type UpstreamResponse } from './call.js';
import { type Endpoint, endpointName } from './endpoints.js';
import { TransportError } from './transport-error.js';

/**
 * Logs one line per attempt: endpoint, ids, number and duration; the status, and the shape of the body where the call has
 * failed; or the code, reason and errno where no answer arrived.
 */
export const log: Step = (next) => async (call) => {
  const startedAt = performance.now();
  try {
    const response = await next(call);
    if (isOrdinary(response) && !call.logger.isLevelEnabled('debug')) return response;
    await logAnswer(call, response, startedAt);
    return response;
  } catch (error) {
    logFailure(call, error, startedAt);
    throw error;
  }
};

/** Logs that the body of a successful answer cannot be decoded, with its shape and nothing of its content. */
export async function logUnreadable(logger: Logger, endpoint: Endpoint, body: Body): Promise<void> {
  const shape = bodyShape(await textOf(body));
  logger.warn({ endpoint: endpointName(endpoint), shape }, 'an answer of operated cannot be read');
}

function isAnswer(response: UpstreamResponse): boolean {
  return isSuccess(response) || response.status === NOT_MODIFIED;
}

/** Whether an answer is logged for debugging only. */
function isOrdinary(response: UpstreamResponse): boolean {
  return isAnswer(response) || REJECTIONS.has(response.status);
}

async function logAnswer(call: UpstreamCall, response: UpstreamResponse, startedAt: number): Promise<void> {
  const { status } = response;
  const line = { ...attemptOf(call, startedAt), status };
  if (isAnswer(response)) call.logger.debug(line, 'operated answered');
  else if (isOrdinary(response)) call.logger.debug(line, 'operated answered with a rejection');
  else {
    const shape = bodyShape(await textOf(response.body));
    call.logger.warn({ ...line, shape }, 'operated answered with an error');
  }
}

function logFailure(call: UpstreamCall, error: unknown, startedAt: number): void {
  const line = attemptOf(call, startedAt);
  const code = error instanceof GatewayError ? error.code : 'unknown';
  const { reason, errno } = error instanceof TransportError ? error : {};
  // A client that disconnects is no failure of Operated.
  if (code === 'CLIENT_DISCONNECTED') call.logger.debug(line, 'the client disconnected during a call');
  else call.logger.warn({ ...line, code, reason, errno }, 'operated did not answer');
}

function attemptOf({ endpoint, params, attempt }: UpstreamCall, startedAt: number): object {
  const durationMs = Math.round(performance.now() - startedAt);
  // A call that no step repeats has no number.
  return { endpoint: endpointName(endpoint), ...params, attempt: attempt ?? 1, durationMs };
}

const NOT_MODIFIED = 304;
/** The statuses by which Operated rejects a token, a scope, an id or a change. */
const REJECTIONS: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 409, 410, 412, 414, 415, 422, 423]);
