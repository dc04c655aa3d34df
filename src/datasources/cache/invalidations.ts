import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Broadcast } from '../../cluster/broadcast.js';
import { isJsonObject, parseJson } from '../../wire/json.js';
import type { Logger } from '../../telemetry/logger.js';
import type { AnswerStore } from './answer-store.js';

/** Which hubs changed; null where that is unknown. */
export type ChangedHubs = readonly string[] | null;

/** Removes outdated answers from the caches of all gateways. */
export interface Invalidations {
  /**
   * Invalidates at this gateway immediately, then at the others. Resolves when Redis has accepted the message, at the
   * latest after the deadline of a command, and never rejects.
   */
  publish(hubs: ChangedHubs): Promise<void>;
  /** Invalidates at this gateway only. */
  apply(hubs: ChangedHubs): void;
  /** Whether the changes of other gateways arrive: otherwise nothing may be served without asking Operated. */
  readonly areHeard: boolean;
  /** Resolves when the messages are applied that had arrived at this moment. */
  settled(): Promise<void>;
}

/** @param channel carries the messages of all gateways. */
export function createInvalidations(
  store: Pick<AnswerStore, 'invalidateHubs'>,
  channel: Broadcast,
  logger: Logger,
): Invalidations {
  const origin = randomUUID();

  channel.subscribe((text) => {
    const message = parseJson(text);
    // The own messages were applied when they were published.
    if (isJsonObject(message) && message['origin'] === origin) return;
    store.invalidateHubs(readHubs(message));
  });
  // Messages may have been missed before.
  channel.onConnected(() => store.invalidateHubs(null));

  const send = async (hubs: ChangedHubs): Promise<void> => {
    try {
      await channel.publish(JSON.stringify({ origin, hubs }));
    } catch (error) {
      logger.debug({ err: error }, 'a change was not published to the other gateways');
    }
  };

  return {
    async publish(hubs) {
      store.invalidateHubs(hubs);
      await send(hubs);
    },
    apply: (hubs) => store.invalidateHubs(hubs),
    get areHeard() {
      return channel.isConnected;
    },
    // Sockets that are readable in this turn of the event loop are read before the next.
    settled: () => (channel.isShared ? setImmediate() : Promise.resolve()),
  };
}

/** What cannot be read concerns all hubs. */
function readHubs(message: unknown): ChangedHubs {
  const hubs = isJsonObject(message) ? message['hubs'] : null;
  return Array.isArray(hubs) && hubs.every((id) => typeof id === 'string') ? hubs : null;
}
