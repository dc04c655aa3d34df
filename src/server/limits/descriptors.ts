import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import type { Logger } from '../../telemetry/logger.js';
import type { LimitsMetrics } from '../../telemetry/metrics/limits-metrics.js';

/** Where Linux states the limits of a process. */
const LIMITS_FILE = '/proc/self/limits';
/** What the process holds without clients and Operated: libraries, the log, Redis, and some to spare. */
const OWN_DESCRIPTORS = 40;
/** The part that clients get at least, where the limit is very low. */
const LEAST_SHARE = 1 / 4;
/** How often closed connections are logged at most. */
const LOG_EVERY_MS = 60_000; // 1 minute

/**
 * Limits the connections of clients by the file descriptors of the process, so that those which were accepted can be
 * served: each call to Operated needs a descriptor too. Further connections are closed immediately. Has no effect where
 * the system does not state the limit.
 * @param callsToOperated the highest number of calls to Operated at the same time.
 * @param descriptors the limit of the process.
 */
export function reserveDescriptors(
  app: FastifyInstance,
  callsToOperated: number,
  logger: Logger,
  metrics?: LimitsMetrics,
  descriptors: number = readDescriptorLimit(),
): void {
  if (!Number.isFinite(descriptors)) return;
  const connections = connectionsWithin(descriptors, callsToOperated);
  let closed = 0;
  let loggedAt = -Infinity;
  app.server.maxConnections = connections;
  app.server.on('drop', () => {
    closed += 1;
    metrics?.hit('connections');
    if (performance.now() - loggedAt < LOG_EVERY_MS) return;
    loggedAt = performance.now();
    logger.warn({ code: 'EMFILE', descriptors, connections, closed }, 'new connections are closed');
  });
}

/** How many connections of clients leave enough descriptors for everything else. */
export function connectionsWithin(descriptors: number, callsToOperated: number): number {
  const left = descriptors - callsToOperated - OWN_DESCRIPTORS;
  return Math.max(left, Math.floor(descriptors * LEAST_SHARE), 1);
}

/** The limit of open files of this process; Infinity where there is none, or the system does not state it. */
function readDescriptorLimit(): number {
  try {
    const soft = /^Max open files\s+(\d+)/m.exec(readFileSync(LIMITS_FILE, 'utf8'))?.[1];
    return soft === undefined ? Infinity : Number(soft);
  } catch {
    return Infinity;
  }
}
