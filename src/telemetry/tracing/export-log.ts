import { ExportResultCode } from '@opentelemetry/core';
import type { SpanExporter } from '@opentelemetry/sdk-trace-node';
import type { Logger } from '../logger.js';

/**
 * Logs the first failure of an outage of the collector, and its end. The spans of a failed export are lost.
 * @returns an exporter that exports by `exporter`.
 */
export function logExports(exporter: SpanExporter, logger: Logger): SpanExporter {
  let lostSpans = 0;
  let failedSince: number | null = null;

  function failed(spans: number, error: Error | undefined): void {
    lostSpans += spans;
    if (failedSince !== null) return;
    failedSince = performance.now();
    logger.warn({ reason: reasonOf(error) }, 'traces cannot be exported');
  }

  function succeeded(): void {
    if (failedSince === null) return;
    const durationMs = Math.round(performance.now() - failedSince);
    logger.info({ lostSpans, durationMs }, 'traces are exported again');
    failedSince = null;
    lostSpans = 0;
  }

  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        if (result.code === ExportResultCode.SUCCESS) succeeded();
        else failed(spans.length, result.error);
        done(result);
      });
    },
    forceFlush: async () => exporter.forceFlush?.(),
    shutdown: () => exporter.shutdown(),
  };
}

/** The status or the errno of a failed export: an error message may contain what the collector has answered. */
function reasonOf(error: Error | undefined): string {
  if (error === undefined) return 'unknown';
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' || typeof code === 'number' ? String(code) : error.message.slice(0, 200);
}
