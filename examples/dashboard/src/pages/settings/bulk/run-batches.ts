interface Batches<Result> {
  readonly ids: readonly string[];
  /** How many ids a request has. */
  readonly size: number;
  /** Sends a batch. What it throws ends the run. */
  readonly send: (ids: readonly string[]) => Promise<readonly Result[]>;
  /** Is called with the results of each batch. */
  readonly onResults: (results: readonly Result[]) => void;
  /** Is read before each batch. A batch that has been sent is awaited. */
  readonly isCancelled: () => boolean;
}

/**
 * Sends ids in batches, one after the other, so that the progress is known and the run can be cancelled between them.
 * @returns whether all were sent.
 * @throws what `send` throws.
 */
export async function runBatches<Result>(batches: Batches<Result>): Promise<boolean> {
  const { ids, size, send, onResults, isCancelled } = batches;
  for (let start = 0; start < ids.length; start += size) {
    if (isCancelled()) return false;
    onResults(await send(ids.slice(start, start + size)));
  }
  return true;
}
