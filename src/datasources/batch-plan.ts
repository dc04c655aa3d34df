/** What is known when single hubs are wanted together. */
export interface BatchSituation {
  /** How many different hubs are wanted. */
  readonly wanted: number;
  /** Whether this request has the list already, or is waiting for it. */
  readonly listAsked: boolean;
  /** What an earlier list of the same principal was like; null where none was seen. */
  readonly lastList: HubListStatistics | null;
}

/** What the last list of a principal was like. */
export interface HubListStatistics {
  readonly size: number;
  /** Whether its rows are whole; thin ones would need a single read each all the same. */
  readonly whole: boolean;
}

/** One list call, or one single read a hub. */
export type BatchPlan = 'list' | 'singles';

/** As many rows of a list cost as much as one single read: a guess that only tips the balance. */
const ROWS_A_READ = 20;
/** With nothing known of the list, so many single reads are the smaller risk. */
const SINGLES_WHEN_UNKNOWN = 30;

/** How to answer for single hubs that are wanted at the same moment. */
export function planBatch({ wanted, listAsked, lastList }: BatchSituation): BatchPlan {
  if (listAsked) return 'list';
  if (lastList === null) return wanted > SINGLES_WHEN_UNKNOWN ? 'list' : 'singles';
  if (!lastList.whole || wanted < 2) return 'singles';
  return wanted * ROWS_A_READ >= lastList.size ? 'list' : 'singles';
}
