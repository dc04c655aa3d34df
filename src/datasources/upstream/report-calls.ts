import type { Step } from './call.js';
import { endpointName } from './endpoints.js';

/** Adds each attempt to the report of its operation, where the client has asked for one. */
export const reportCalls: Step = (next) => (call) => {
  const ended = call.report?.callSent(endpointName(call.endpoint));
  return ended === undefined ? next(call) : next(call).finally(ended);
};
