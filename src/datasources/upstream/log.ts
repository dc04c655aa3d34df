import { GatewayError } from '../../schema/gateway-error.js';
import { hasTimedOut } from './attempt-timeout.js';
import type { Step, UpstreamCall } from './call.js';

/** Logs one line per call: endpoint, ids, duration, and the status or the code of the failure. */
export const log: Step = (next) => async (call) => {
  const { endpoint, params, logger } = call;
  const startedAt = performance.now();
  const line = () => ({
    endpoint: `${endpoint.method} ${endpoint.path}`,
    ...params,
    durationMs: Math.round(performance.now() - startedAt),
  });
  try {
    const response = await next(call);
    logger.debug({ ...line(), status: response.status }, 'operated answered');
    return response;
  } catch (error) {
    const code = error instanceof GatewayError ? error.code : 'unknown';
    if (!isAbandoned(call)) logger.warn({ ...line(), code }, 'operated did not answer');
    throw error;
  }
};

/** A client that disconnects is no failure of Operated. */
function isAbandoned({ signal }: UpstreamCall): boolean {
  return signal?.aborted === true && !hasTimedOut(signal);
}
