import type { Broadcast } from '../../cluster/broadcast.js';
import type { Logger } from '../../telemetry/logger.js';
import { sessionPrincipalKey } from './session-principal.js';
import type { SessionStore } from './session-store.js';

/**
 * Publishes the principal key of each session that ends, so that every gateway ends its live connections immediately.
 * Where Redis cannot be reached, the other gateways end them when they authorise them again.
 */
export function announceEndedSessions<Store extends SessionStore>(
  sessions: Store,
  endedSessions: Broadcast,
  logger: Logger,
): Store {
  return {
    ...sessions,
    async end(id) {
      await sessions.end(id);
      try {
        await endedSessions.publish(sessionPrincipalKey(id));
      } catch (error) {
        logger.warn({ err: error }, 'the end of a session could not be published');
      }
    },
  };
}
