import { HeaderMap } from '@apollo/server';
import type { OperationLoads } from '../../../datasources/operation-loads.js';
import type { Logger } from '../../../telemetry/logger.js';
import type { GraphqlMetrics } from '../../../telemetry/metrics/graphql-metrics.js';
import { costOf } from '../limits/operation-cost.js';
import type { OperationPlugin } from '../operation-plugins.js';
import { cacheableOperation } from './cacheable-operation.js';
import { loadsSeen, repeatLoads } from './repeat-loads.js';
import type { RepeatedRequests } from './repeated-requests.js';
import { responseKey } from './response-key.js';
import type { ResponseStore, StoredResponse } from './response-store.js';
import { serialiseOnce } from './serialise-result.js';

type Data = StoredResponse['data'];

/**
 * The heap that a response holds for each character of its text, for the text itself and the objects of the data:
 * `bench/cache.ts` measures 1.6 to 2.2 bytes, and texts with characters beyond Latin-1 need twice as much.
 */
const HEAP_BYTES_PER_CHARACTER = 4;
/** The heap that any response holds beside its data. */
const RESPONSE_BYTES = 1_000;

/**
 * Answers a question that its principal has asked before without executing it, if Operated still sends what the last
 * answer was made of. The loads of the last answer are made first, through the loaders of the operation, so everything
 * that applies to a read applies: the admission of the principal, the age of cached data, invalidations, budgets. If
 * something else is loaded the operation is executed, and finds these loads made.
 * @param hasCache whether data of Operated is served to more than one operation.
 * @param repeated is informed of HTTP requests that are answered so.
 */
export function responseCache(
  store: ResponseStore,
  hasCache: boolean,
  repeated: Pick<RepeatedRequests, 'answered'> | null,
  metrics: GraphqlMetrics | undefined,
  logger: Logger,
): OperationPlugin {
  async function keep(principalKey: string, key: string, data: Data, loads: OperationLoads): Promise<void> {
    const bytes = RESPONSE_BYTES + serialiseOnce(data).length * HEAP_BYTES_PER_CHARACTER;
    const seen = await loadsSeen(loads);
    if (seen !== null) store.set(principalKey, key, { data, loads: seen, bytes });
  }

  return {
    requestDidStart: ({ contextValue }) => {
      const { loads, principal, requestId } = contextValue;
      /** The key of a question that is executed; null where its response is not to be stored. */
      let key: string | null = null;
      return {
        async responseForOperation({ schema, document, operation, operationName, request }) {
          const cacheable = operation ? cacheableOperation(schema, document, operation) : null;
          if (cacheable === null || (cacheable.dependsOnTime && !hasCache)) return null;
          const asked = responseKey(cacheable, request.variables);
          const stored = asked === null ? null : store.get(principal.key, asked);
          if (stored !== null && (await repeatLoads(loads, stored.loads, cacheable.dependsOnTime))) {
            logger.debug({ requestId }, 'answered without execution: the data of Operated is as before');
            metrics?.answered('response_cache');
            const cost = costOf(contextValue);
            if (asked !== null && request.http && cost !== null) {
              const { dependsOnTime } = cacheable;
              repeated?.answered(request.http, principal, {
                responseKey: asked,
                dependsOnTime,
                operationName,
                cost,
              });
            }
            return {
              http: { status: undefined, headers: new HeaderMap() },
              body: { kind: 'single', singleResult: { data: stored.data } },
            };
          }
          key = asked;
          return null;
        },
        willSendResponse({ response: { body } }) {
          if (key === null || body.kind !== 'single') return;
          const { data, errors } = body.singleResult;
          const isWhole = errors === undefined && contextValue.partialErrors.length === 0;
          if (!data || !isWhole || !store.isRepeated(principal.key, key)) return;
          // The response does not wait for loads that it does not need.
          void keep(principal.key, key, data, loads);
        },
      };
    },
  };
}
