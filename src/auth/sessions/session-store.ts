import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { KeyValueStore } from '../../cluster/key-value-store.js';
import { sha256 } from '../fingerprint.js';
import type { Seal } from './seal.js';

const sessionSchema = z.object({
  /** What it is kept under, so that no sealed session passes for another. */
  key: z.string(),
  user: z.object({ id: z.string().nullable(), email: z.string().nullable() }),
  accessToken: z.string(),
  refreshToken: z.string().nullable(),
  scopes: z.array(z.string()).readonly().nullable(),
  /** When the access token ends, ms since the epoch. */
  expiresAt: z.number(),
  /** When the access token is to be renewed, ms since the epoch. */
  renewAt: z.number(),
  /** When the session ends, however it is used, ms since the epoch. */
  endsAt: z.number(),
});

/** A signed-in user, with the tokens that never leave the gateway. */
export type Session = z.output<typeof sessionSchema>;

/** What a session is opened with. */
export type NewSession = Omit<Session, 'key' | 'endsAt'>;

/** The sessions of all gateways. What it keeps is sealed, and kept under the hash of an id that only the browser has. */
export interface SessionStore {
  /** @returns the id, for the browser's cookie. */
  create(session: NewSession): Promise<string>;
  /**
   * @param isUse whether this counts against the idle lifetime.
   * @returns null where there is none, or it has ended.
   */
  find(id: string, isUse: boolean): Promise<Session | null>;
  /** Writes what became of a session, unless it was ended meanwhile. */
  update(session: Session): Promise<void>;
  end(id: string): Promise<void>;
}

export interface SessionLifetimes {
  /** A session that is not used for so long ends. */
  readonly idleMs: number;
  /** A session ends so long after the sign-in. */
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
      const sealed = await seal.close({ ...session, key, endsAt: now() + lifetimeMs });
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
