import { type HubFilter } from '../../../graphql/graphql';

/** Which hubs a change concerns. */
export type BulkTarget =
  | { readonly kind: 'hubs'; readonly hubIds: readonly string[] }
  /** All hubs that the filter finds when the change is made, as long as they are `count`. */
  | { readonly kind: 'filter'; readonly filter: HubFilter; readonly count: number };

/** The number of hubs. */
export function targetCount(target: BulkTarget): number {
  return target.kind === 'hubs' ? target.hubIds.length : target.count;
}
