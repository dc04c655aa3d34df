/** The requests that the load generator sends, repeated for a time. */
export interface LoadOrder {
  /** With the path. */
  readonly url: string;
  /** The body of each POST. */
  readonly body: string;
  /** Each connection uses them in turn. */
  readonly tokens: readonly string[];
  readonly connections: number;
  readonly seconds: number;
}

export interface LoadResult {
  /** The requests that were answered. */
  readonly requests: number;
  /** Those and the ones that were under way when the time was over. */
  readonly sent: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** The mean size of an answer, with its headers. */
  readonly bytesEach: number;
  /** The status of each answer other than 200, and the message of each connection that failed. */
  readonly failures: readonly string[];
}
