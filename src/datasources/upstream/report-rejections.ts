import { type FailureCode, GatewayError } from '../../schema/gateway-error.js';
import type { Step } from './call.js';

/** @param principalKey the key of a principal that Operated has rejected, or whose credentials have ended. */
export type OnRejected = (principalKey: string) => void;

/** The errors of the gateway itself in place of an answer. */
const REJECTIONS: ReadonlySet<FailureCode> = new Set(['UNAUTHENTICATED', 'GATEWAY_CREDENTIALS_REJECTED']);

/** Reports the principal of every call that ends with 401 or 403: nothing that was read for it may be served any more. */
export function reportRejections(onRejected: OnRejected): Step {
  return (next) => async (call) => {
    const { principal } = call;
    if (principal === null) return next(call);
    try {
      const response = await next(call);
      if (response.status === 401 || response.status === 403) onRejected(principal.key);
      return response;
    } catch (error) {
      if (error instanceof GatewayError && REJECTIONS.has(error.code)) onRejected(principal.key);
      throw error;
    }
  };
}
