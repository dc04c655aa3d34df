import { diag, DiagLogLevel, type DiagLogFunction } from '@opentelemetry/api';
import { setGlobalErrorHandler } from '@opentelemetry/core';
import type { Logger } from '../logger.js';

/** A message that differs from an earlier one in its numbers only is logged again after this time. */
const REPEATED_MS = 60_000; // 1 minute
/** The variables that the configuration has checked: the SDK reads them again, without effect. */
const CHECKED_VARIABLES = /OTEL_(TRACES_SAMPLER|BSP_|EXPORTER_OTLP_\w*(TIMEOUT|ENDPOINT))/;
/** The messages that are remembered. */
const MOST_MESSAGES = 100;

/**
 * Logs what the SDK reports, such as dropped spans, by `logger` and never by the console. The SDK has one logger for the
 * process: the last call counts. Failed exports are left out, because `export-log.ts` logs them.
 */
export function forwardDiagnostics(logger: Logger): void {
  const loggedAt = new Map<string, number>();
  const warn: DiagLogFunction = (message) => {
    const text = message.slice(0, 500);
    if (CHECKED_VARIABLES.test(text)) return;
    const kind = text.replace(/\d+/g, '0');
    const now = performance.now();
    if (now - (loggedAt.get(kind) ?? -Infinity) < REPEATED_MS) return;
    if (loggedAt.size >= MOST_MESSAGES) loggedAt.clear();
    loggedAt.set(kind, now);
    logger.warn({ reason: text }, 'the SDK of OpenTelemetry reports a problem');
  };
  const ignore: DiagLogFunction = () => undefined;
  diag.setLogger(
    { error: warn, warn, info: ignore, debug: ignore, verbose: ignore },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  setGlobalErrorHandler(() => undefined);
}
