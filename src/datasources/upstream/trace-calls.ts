import { GatewayError } from '../../schema/gateway-error.js';
import type { Tracing } from '../../telemetry/tracing/tracing.js';
import type { Step } from './call.js';

/** Records a span for each attempt, and continues its trace in Operated. Not part of the chain where traces are off. */
export function traceCalls(tracing: Tracing): Step {
  return (next) => async (call) => {
    const { method, path: template } = call.endpoint;
    const span = tracing.startCall(call.span, { method, template, resends: call.timesSent });
    call.timesSent += 1;
    call.traceHeaders = span.headers;
    try {
      const response = await next(call);
      span.answered(response.status);
      return response;
    } catch (error) {
      span.failed(error instanceof GatewayError ? error.code : 'INTERNAL_SERVER_ERROR');
      throw error;
    } finally {
      span.end();
    }
  };
}
