import type { Principal } from '../auth/principal.js';
import type { Clock } from './clock.js';
import { type ProvenSight, proveSight } from './prove-sight.js';
import type { OpenSight, SightReading } from './sight.js';

export interface SightsOptions {
  /** What a token's own accounts and list calls tell. Rejects with a GatewayError. */
  readonly read: (principal: Principal) => Promise<SightReading>;
  /** The hubs that a list of this token's own shows now. Rejects with a GatewayError. */
  readonly readHubIds: (principal: Principal) => Promise<ReadonlySet<string>>;
  readonly ttlMs: number;
  readonly outageLimitMs: number;
  readonly clock: Clock;
}

/** The sights of the principals that watch: one each, however many subscriptions they have. */
export interface Sights {
  /**
   * Opens the sight of a principal, at the cost of its calls where it is not open yet.
   * @throws GatewayError what those calls reject with.
   */
  open(principal: Principal): Promise<OpenSight>;
}

interface Shared {
  readonly pending: Promise<ProvenSight>;
  users: number;
}

export function createSights({ read, ...options }: SightsOptions): Sights {
  const shared = new Map<string, Shared>();

  const first = async (principal: Principal): Promise<ProvenSight> => {
    const askedAt = options.clock.now();
    const proven = proveSight({ ...options, principal, reading: await read(principal), askedAt });
    // Whoever comes after its end begins anew.
    proven.sight.watch({ proven() {}, ended: () => shared.delete(principal.key) });
    return proven;
  };

  return {
    async open(principal) {
      const entry = shared.get(principal.key) ?? { pending: first(principal), users: 0 };
      shared.set(principal.key, entry);
      entry.users += 1;
      const close = () => {
        entry.users -= 1;
        if (entry.users > 0) return;
        if (shared.get(principal.key) === entry) shared.delete(principal.key);
        void entry.pending.then(
          (proven) => proven.stop(),
          () => undefined,
        );
      };
      try {
        const { sight } = await entry.pending;
        return { sight, close };
      } catch (error) {
        close();
        throw error;
      }
    },
  };
}
