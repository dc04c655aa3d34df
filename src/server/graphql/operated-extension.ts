import type { IncomingHttpHeaders } from 'node:http';
import type { OperationPhase } from '../../telemetry/operation-report.js';
import { costOf } from './limits/operation-cost.js';
import type { OperationPlugin } from './operation-plugins.js';

/** The request header by which an HTTP request asks for `extensions.operated`. */
export const DEBUG_HEADER = 'operated-debug';

/** Whether a request asks for `extensions.operated` by its header. */
export function wantsReport(headers: IncomingHttpHeaders): boolean {
  return headers[DEBUG_HEADER] === '1';
}

/** Whether an operation asks for it by its own extensions, as on a WebSocket. */
export function extensionsWantReport(extensions: object | null | undefined): boolean {
  return extensions ? 'operated' in extensions && extensions.operated === true : false;
}

/** Adds `extensions.operated` to the answers of operations that have a report. Must be the first plugin. */
export function operatedExtension(): OperationPlugin {
  return {
    requestDidStart({ contextValue }) {
      const { report, requestId } = contextValue;
      if (report === undefined) return;
      /** What is under way: an operation that is rejected ends in it. */
      let phase: OperationPhase = 'parsingAndValidation';
      const next = (following: OperationPhase) => {
        report.ended(phase);
        phase = following;
      };
      return {
        didResolveOperation: () => next('limits'),
        responseForOperation() {
          next('execution');
          return null;
        },
        willSendResponse({ response: { body } }) {
          if (body.kind !== 'single') return;
          report.ended(phase);
          const { singleResult } = body;
          const cost = costOf(contextValue) ?? undefined;
          const operated = { requestId, cost, ...report.summary() };
          body.singleResult = { ...singleResult, extensions: { ...singleResult.extensions, operated } };
        },
      };
    },
  };
}
