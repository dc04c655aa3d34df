import type { Principal } from '../auth/principal.js';
import type { Clock } from './clock.js';
import type { Feed } from './feed.js';
import type { Sight } from './sight.js';

/** Who may be asked to poll. */
export interface Candidates {
  /** The service, then whoever of these sees most. */
  among(feeds: Iterable<Feed>): readonly (Principal | Sight)[];
  /** Operated refused the service. */
  serviceRefused(): void;
}

/** A service that was refused is not asked again at every poll. */
const SERVICE_RESTS_MS = 60_000; // 1 minute

/** @param service the gateway's own credentials, where they may poll. */
export function createCandidates(service: Principal | null, clock: Clock): Candidates {
  let serviceRestsUntil = -Infinity;
  return {
    among(feeds) {
      const sights = [...new Set([...feeds].map(({ sight }) => sight))];
      sights.sort((one, other) => other.hubIds.size - one.hubIds.size);
      return service === null || clock.now() < serviceRestsUntil ? sights : [service, ...sights];
    },
    serviceRefused() {
      serviceRestsUntil = clock.now() + SERVICE_RESTS_MS;
    },
  };
}
