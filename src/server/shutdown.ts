import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Logger } from '../telemetry/logger.js';
import { recordEndReason } from './transports/end-reason.js';
import type { LiveConnections } from './transports/live-transports.js';
import type { RequestsUnderWay } from './transports/requests-under-way.js';

export interface ShutdownOptions {
  /** How long new requests are served after the stop began, ms; up to twice as long while they keep arriving. */
  readonly delayMs: number;
  /** The time over which live connections are closed after that, ms. */
  readonly spreadMs: number;
  /** How long requests under way may take after the delay, ms. */
  readonly timeoutMs: number;
  readonly requests: RequestsUnderWay;
  readonly connections: LiveConnections;
  /** The version of the gateway, for the log. */
  readonly version: string;
  readonly logger: Logger;
}

/** What an immediate end would cut off. */
export interface UnderWay {
  /** Requests that have not been answered. */
  readonly requests: number;
  /** WebSockets and event streams. */
  readonly connections: number;
}

export interface Shutdown {
  readonly underWay: () => UnderWay;
  /** Stops the server. Further calls have no effect. */
  readonly stop: () => Promise<void>;
}

/**
 * The part of the delay for which no request may arrive before the listener closes. A load balancer that checks at the
 * interval of the delay has noticed the stop by then, even if its check took a moment.
 */
const QUIET_SHARE = 0.2;

/** How long a connection on which no request has begun is kept after the last answer. */
const SILENT_MS = 1_000; // 1 second

/** How long leases, webhook subscriptions and connections may take to be closed, after the last request. */
const CLOSE_MS = 5_000; // 5 seconds

/** Creates the stop sequence of a server: see docs/operating.md. */
export function createShutdown(
  app: FastifyInstance,
  { delayMs, spreadMs, timeoutMs, requests, connections, version, logger }: ShutdownOptions,
): Shutdown {
  let stopped: Promise<void> | undefined;
  const underWay = (): UnderWay => {
    const { webSockets, eventStreams } = connections.count();
    // An event stream whose client has gone counts until its work has ended.
    return { requests: Math.max(requests.count() - eventStreams, 0), connections: webSockets + eventStreams };
  };
  return { underWay, stop: () => (stopped ??= stop()) };

  async function stop(): Promise<void> {
    const startedAt = performance.now();
    requests.closeConnections();
    logger.info({ version, ...underWay(), delayMs }, 'stopping');
    if (delayMs > 0) await delayListener(startedAt);
    const outcome = await Promise.race([
      close().then(() => 'closed' as const),
      sleep(timeoutMs + CLOSE_MS, 'late' as const, { ref: false }),
    ]);
    const durationMs = Math.round(performance.now() - startedAt);
    if (outcome === 'closed') logger.info({ version, durationMs }, 'stopped');
    else logger.warn({ version, durationMs }, 'stopped without closing everything');
  }

  /** Waits until the delay has passed and no request has arrived for a while. */
  async function delayListener(startedAt: number): Promise<void> {
    const quietMs = delayMs * QUIET_SHARE;
    const endsAt = startedAt + 2 * delayMs;
    await sleep(delayMs + quietMs);
    for (;;) {
      const now = performance.now();
      const waitMs = Math.min(quietMs - requests.quietForMs(), endsAt - now);
      if (waitMs <= 0) return;
      await sleep(waitMs);
    }
  }

  async function close(): Promise<void> {
    const timeout = setTimeout(() => {
      const cutOff = underWay();
      if (cutOff.requests + cutOff.connections > 0) logger.warn(cutOff, 'cut off after SHUTDOWN_TIMEOUT_MS');
      recordEndReason(app.server, 'SHUTDOWN_TIMEOUT_MS');
      app.server.closeAllConnections();
    }, timeoutMs);
    try {
      const live = connections.close(Math.min(spreadMs, timeoutMs));
      // Closes the listener and idle connections. app.close() does that too, but it closes the connections to Operated
      // without waiting for the requests of a second listener, which Fastify opens for HOST=localhost.
      app.server.close();
      void closeSilentConnections();
      await live;
      await requests.finished();
      await app.close();
    } finally {
      clearTimeout(timeout);
    }
  }

  /** Without requests under way the server would wait for connections that clients have opened in advance. */
  async function closeSilentConnections(): Promise<void> {
    do {
      await requests.finished();
      await sleep(SILENT_MS, undefined, { ref: false });
    } while (requests.count() > 0);
    app.server.closeAllConnections();
  }
}
