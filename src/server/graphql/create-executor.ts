import { execute as executeByGraphqlJs } from 'graphql';
import { createCompiledExecutor } from '../../executor/compiled-executor.js';
import type { Execute } from '../../executor/execute.js';
import { inResponseOrder } from '../../executor/in-response-order.js';
import type { RequestContext } from '../../resolvers/request-context.js';
import { GatewayError } from '../../schema/gateway-error.js';

/** The compiled executor, or graphql-js, the reference that it is compared with. */
export type ExecutorKind = 'compiled' | 'reference';

/** Creates what executes operations. Contexts are request contexts. */
export function createExecutor(kind: ExecutorKind): Execute {
  return inResponseOrder(
    kind === 'compiled' ? createCompiledExecutor({ beforeTurn: stopIfDisconnected }) : executeByGraphqlJs,
  );
}

/** @throws GatewayError CLIENT_DISCONNECTED, which no client receives. */
function stopIfDisconnected(context: unknown): void {
  if (isRequestContext(context) && context.signal.aborted) throw new GatewayError('CLIENT_DISCONNECTED');
}

function isRequestContext(context: unknown): context is Pick<RequestContext, 'signal'> {
  return typeof context === 'object' && context !== null && 'signal' in context;
}
