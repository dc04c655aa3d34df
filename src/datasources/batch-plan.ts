/** What is known when single hubs are requested together. */
export interface BatchSituation {
  /** How many different hubs are requested. */
  readonly wanted: number;
  /** Whether this request has the list already, or is waiting for it. */
  readonly listRequested: boolean;
  /** Statistics of an earlier list of the same principal; null where there was none. */
  readonly lastList: HubListStatistics | null;
}

/** Statistics of the last list of a principal. */
export interface HubListStatistics {
  readonly size: number;
  /** Whether its rows are whole; thin rows need a single read each all the same. */
  readonly whole: boolean;
}

/** One list call, or one single read per hub. */
export type BatchPlan = 'list' | 'singles';

/** How many rows of a list are estimated to cost as much as one single read. */
const ROWS_PER_READ = 20;
/** Without statistics of the list, up to this many single reads are the smaller risk. */
const SINGLES_WHEN_UNKNOWN = 30;
/** Up to this many hubs are read singly after their list failed: as many as a bulk change reads at the same time. */
const SINGLES_AFTER_FAILED_LIST = 10;

/** Decides how single hubs that are requested at the same moment are read. */
export function planBatch({ wanted, listRequested, lastList }: BatchSituation): BatchPlan {
  if (listRequested) return 'list';
  if (lastList === null) return wanted > SINGLES_WHEN_UNKNOWN ? 'list' : 'singles';
  if (!lastList.whole || wanted < 2) return 'singles';
  return wanted * ROWS_PER_READ >= lastList.size ? 'list' : 'singles';
}

/**
 * Whether hubs whose list failed are worth single reads. Many are not: they would multiply the load on an Operated that
 * is failing.
 * @param wanted how many different hubs are requested.
 */
export function mayReplaceFailedList(wanted: number): boolean {
  return wanted <= SINGLES_AFTER_FAILED_LIST;
}
