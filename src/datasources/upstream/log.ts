import { GatewayError } from '../../schema/gateway-error.js';
import type { Step, UpstreamCall } from './call.js';
import { hasTimedOut } from './deadline.js';
import { endpointName } from './endpoints.js';
import { TransportError } from './transport-error.js';

/** Logs one line per attempt: endpoint, ids, number, duration, and the status or the code and errno of the failure. */
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
    const { status } = response;
    if (status >= 500) logger.warn({ ...line(), status }, 'operated answered with an error');
    else logger.debug({ ...line(), status }, 'operated answered');
    return response;
  } catch (error) {
    const code = error instanceof GatewayError ? error.code : 'unknown';
    const { reason, errno } = error instanceof TransportError ? error : {};
    if (!isAbandoned(call)) {
      logger.warn({ ...line(), code, reason, errno }, 'operated did not answer');
    }
    throw error;
  }
};

/** A client that disconnects is no failure of Operated. */
function isAbandoned({ signal }: UpstreamCall): boolean {
  return signal?.aborted === true && !hasTimedOut(signal);
}
