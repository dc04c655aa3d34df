import type { ClientAddress } from '../../auth/client-address.js';
import { createLogQuota } from '../../telemetry/log-quota.js';
import type { Logger } from '../../telemetry/logger.js';

/** What an origin was rejected for. */
export type RejectedOrigin = 'CORS' | 'WebSocket' | 'event stream' | 'session' | 'sign-in';

/** An upgrade that was answered with an HTTP status. */
export interface RejectedUpgrade {
  readonly requestId: string;
  readonly address: string;
  readonly status: number;
  readonly code: string;
  readonly reason: string;
}

/** Logs what is rejected before an operation is read, within bounds that clients cannot exceed. */
export interface RejectionLog {
  /**
   * A request that is not valid HTTP, or did not arrive in time.
   * @param peer the address of the connection.
   * @param code of the error of Node.
   */
  unreadable(peer: string, status: number, code: string | undefined): void;
  upgrade(rejected: RejectedUpgrade): void;
  /** @param origin as the client sends it. */
  origin(origin: string, by: RejectedOrigin): void;
  /** Logs how many lines were left out. To be called at the stop. */
  end(): void;
}

/** How many origins are logged in the life of a process: any client can invent origins. */
const LOGGED_ORIGINS = 10;
const LONGEST_LOGGED_ORIGIN = 100;

export function createRejectionLog(clientAddress: ClientAddress, logger: Logger): RejectionLog {
  const quota = createLogQuota(logger);
  const origins = new Set<string>();
  return {
    unreadable(peer, status, code) {
      const address = clientAddress({ peer, forwardedFor: [] });
      if (quota.mayLog(address)) logger.info({ address, status, code }, 'a request could not be read');
    },
    upgrade(rejected) {
      if (quota.mayLog(rejected.address)) logger.info(rejected, 'websocket rejected');
    },
    origin(sent, by) {
      const origin = sent.slice(0, LONGEST_LOGGED_ORIGIN);
      if (origins.size >= LOGGED_ORIGINS || origins.has(origin)) return;
      origins.add(origin);
      logger.warn({ origin, by }, 'an origin that CORS_ORIGINS does not have was rejected');
    },
    end: () => quota.end(),
  };
}
