import { randomBytes } from 'node:crypto';
import { z } from 'zod/v3';
import type { KeyValueStore } from '../../cluster/key-value-store.js';
import { sha256 } from '../fingerprint.js';
import type { Seal } from './seal.js';

const sessionSchema = z.object({
  /** The key of the stored value, so that one sealed session cannot replace another. */
  key: z.string(),
  user: z.object({ id: z.string().nullable(), email: z.string().nullable() }),
  accessToken: z.string(),
  refreshToken: z.string().nullable(),
  scopes: z.array(z.string()).readonly().nullable(),
  /** When the access token expires, ms since the epoch. */
  expiresAt: z.number(),
  /** From when on the access token is renewed, ms since the epoch. */
  renewAt: z.number(),
  /** When the session ends, however much it is used, ms since the epoch. */
  endsAt: z.number(),
  /** When a gateway began to spend the refresh token, ms since the epoch; null once the new tokens are stored. */
  renewalStartedAt: z.number().nullable().default(null),
});

/** The session of a signed-in user, with tokens that never leave the gateway unencrypted. */
export type Session = z.output<typeof sessionSchema>;

/** The values of a new session. */
export type NewSession = Omit<Session, 'key' | 'endsAt' | 'renewalStartedAt'>;

/**
 * The sessions of all gateways: sealed values under the hash of an id that only the browser holds. Every method rejects
 * while the store cannot be reached.
 */
export interface SessionStore {
  /** @returns the id, for the browser's cookie. */
  create(session: NewSession): Promise<string>;
  /**
   * @param isUse whether this restarts the idle lifetime.
   * @returns null where there is no such session, or it has ended.
   */
  find(id: string, isUse: boolean): Promise<Session | null>;
  /** Stores a changed session, unless it was ended meanwhile. */
  update(session: Session): Promise<void>;
  end(id: string): Promise<void>;
}

export interface SessionLifetimes {
  /** How long a session lives without use. */
  readonly idleMs: number;
  /** How long a session lives after the sign-in. */
  readonly lifetimeMs: number;
}

/** @param now the clock, ms since the epoch. */
export function createSessionStore(
  store: KeyValueStore,
  seal: Seal,
  { idleMs, lifetimeMs }: SessionLifetimes,
  now: () => number = Date.now,
): SessionStore {
  const read = async (key: string, sealed: string | null): Promise<Session | null> => {
    if (sealed === null) return null;
    const { data: session } = sessionSchema.safeParse(await seal.open(sealed));
    if (session?.key !== key) return null;
    return now() < session.endsAt ? session : null;
  };
  return {
    async create(session) {
      const id = randomBytes(32).toString('base64url');
      const key = keyOf(id);
      const sealed = await seal.close({
        ...session,
        key,
        endsAt: now() + lifetimeMs,
        renewalStartedAt: null,
      } satisfies Session);
      await store.set(key, sealed, idleMs);
      return id;
    },
    async find(id, isUse) {
      const key = keyOf(id);
      return read(key, await (isUse ? store.getAndTouch(key, idleMs) : store.get(key)));
    },
    update: async (session) => store.replace(session.key, await seal.close(session), idleMs),
    end: (id) => store.delete(keyOf(id)),
  };
}

function keyOf(id: string): string {
  return `operated-gateway:session:${sha256(id)}`;
}
