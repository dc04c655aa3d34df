import { open } from 'node:fs/promises';
import { devNull } from 'node:os';
import type { FastifyInstance } from 'fastify';
import type { Logger } from '../../telemetry/logger.js';

/** How often a descriptor is opened to find out whether one is left. */
const CHECK_MS = 1_000; // 1 second
/** How often other failures are logged at most. */
const LOG_EVERY_MS = 60_000; // 1 minute

/** The process, or the system, has no descriptor left. */
const EXHAUSTED: ReadonlySet<unknown> = new Set(['EMFILE', 'ENFILE']);

/**
 * Logs that connections cannot be accepted. Without a free file descriptor libuv closes new connections, and Node
 * reports nothing: opening any file fails for the same reason.
 */
export function logAcceptFailures(app: FastifyInstance, logger: Logger): void {
  let exhaustedAt: number | null = null;

  const check = async () => {
    const code = await openFailure();
    if (EXHAUSTED.has(code)) {
      if (exhaustedAt !== null) return;
      exhaustedAt = performance.now();
      logger.error({ code }, 'connections cannot be accepted: no file descriptor is left');
    } else if (exhaustedAt !== null) {
      const durationMs = Math.round(performance.now() - exhaustedAt);
      exhaustedAt = null;
      logger.info({ durationMs }, 'connections can be accepted again');
    }
  };
  const timer = setInterval(() => void check(), CHECK_MS).unref();
  app.addHook('onClose', async () => clearInterval(timer));
  // Errors before that are those of listening.
  app.server.once('listening', () => logOtherFailures(app, logger));
}

/** Logs other errors of accept. Without a listener they would end the process. */
function logOtherFailures(app: FastifyInstance, logger: Logger): void {
  let failures = 0;
  let loggedAt = -Infinity;
  app.server.on('error', (error: NodeJS.ErrnoException) => {
    failures += 1;
    if (performance.now() - loggedAt < LOG_EVERY_MS) return;
    loggedAt = performance.now();
    logger.error({ code: error.code, failures }, 'connections cannot be accepted');
  });
}

/** @returns the code of the error; undefined where a file can be opened. */
async function openFailure(): Promise<unknown> {
  try {
    const file = await open(devNull);
    await file.close();
    return undefined;
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  }
}
