import type { RequestContext } from '../../../resolvers/request-context.js';

const costs = new WeakMap<RequestContext, number>();

/** Keeps the estimated cost of the operation that a context was made for, in points. */
export function setCost(context: RequestContext, cost: number): void {
  costs.set(context, cost);
}

/**
 * The estimated cost of an operation, in points, for plugins that come after the cost limit: from their
 * `didResolveOperation` on. Null where the operation was rejected before its cost was estimated.
 */
export function costOf(context: RequestContext): number | null {
  return costs.get(context) ?? null;
}
