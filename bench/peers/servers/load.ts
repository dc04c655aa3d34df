/** The load generator: a process that carries out the orders that its parent sends, one at a time. */
import autocannon from 'autocannon';
import type { LoadOrder, LoadResult } from '../load-message.js';

process.on('message', (order: LoadOrder) => {
  void carryOut(order).then((result) => process.send?.(result));
});
process.once('disconnect', () => process.exit());

async function carryOut({ url, body, tokens, connections, seconds }: LoadOrder): Promise<LoadResult> {
  const durationsMs: number[] = [];
  const failures: string[] = [];
  let bytes = 0;
  const startedAt = performance.now();
  const { requests } = await new Promise<autocannon.Result>((resolve, reject) => {
    const options: autocannon.Options = {
      url,
      connections,
      duration: seconds,
      // Its own sampling is not used.
      sampleInt: 1_000,
      requests: tokens.map((token) => ({
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      })),
    };
    const run = autocannon(options, (error, result) =>
      error === null ? resolve(result) : reject(new Error('autocannon', { cause: error })),
    );
    run.on('reqError', (error: Error) => failures.push(error.message));
    // Autocannon's histogram has whole milliseconds.
    run.on('response', (_client, status, size, durationMs) => {
      durationsMs.push(durationMs);
      bytes += size;
      if (status !== 200) failures.push(String(status));
    });
  });
  const sorted = Float64Array.from(durationsMs).sort();
  const percentile = (share: number) =>
    sorted[Math.min(Math.ceil(sorted.length * share), sorted.length) - 1] ?? NaN;
  return {
    requests: sorted.length,
    sent: requests.sent,
    seconds: (performance.now() - startedAt) / 1_000,
    p50Ms: percentile(0.5),
    p99Ms: percentile(0.99),
    bytesEach: bytes / sorted.length,
    failures,
  };
}
