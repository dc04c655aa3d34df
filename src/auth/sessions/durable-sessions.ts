import { LRUCache } from 'lru-cache';
import type { Logger } from '../../telemetry/logger.js';
import { sessionPrincipalKey } from './session-principal.js';
import type { Session, SessionStore } from './session-store.js';
import { entryLimit } from '../../wire/entry-limit.js';

/** Sessions that go on while their store cannot be reached. */
export interface DurableSessions extends SessionStore {
  /**
   * The session as it is stored, or will be.
   * @returns null where it has ended. Rejects while the store cannot be reached.
   */
  findStored(id: string): Promise<Session | null>;
  /**
   * As `findStored`, but while the store cannot be reached: the session as this gateway saw it last, until its access
   * token or the session expires. Rejects for a session that this gateway has not seen.
   */
  find(id: string, isUse: boolean): Promise<Session | null>;
  /**
   * Stores new tokens, of which there is no other copy. Where the store cannot be reached they are kept in memory, used
   * by this gateway, and stored as soon as it can be. Does not reject.
   */
  save(id: string, session: Session): Promise<void>;
  /** Ends a session for this gateway at once, and in the store as soon as it can be reached. Does not reject. */
  end(id: string): Promise<void>;
  /** How many sessions this gateway remembers that have neither ended nor expired. */
  count(): number;
  /** Another gateway ended the session: it is not served from memory. @param principalKey of the session. */
  forget(principalKey: string): void;
  /** Tries for the last time to write what could not be written. Does not reject. */
  stop(): Promise<void>;
}

interface SeenSession {
  readonly session: Session;
  /** The last use, ms since the epoch. */
  readonly usedAt: number;
}

const REMEMBERED_SESSIONS = 10_000;
const REMEMBERED_ENDS = 100_000;
/** The pause between attempts to write what could not be written. */
const RETRY_MS = 500;

/**
 * Keeps in memory what an outage of the store must not lose: the sessions seen last, ended ones, and what has to be
 * written. All of it is kept by a hash of the session id.
 * @param idleMs how long a session lives without use.
 * @param now the clock, ms since the epoch.
 */
export function createDurableSessions(
  store: SessionStore,
  idleMs: number,
  logger: Logger,
  now: () => number = Date.now,
): DurableSessions {
  const seen = new LRUCache<string, SeenSession>(entryLimit(REMEMBERED_SESSIONS));
  /** Ids are random and not used again, so an ended session stays ended. */
  const ended = new LRUCache<string, true>(entryLimit(REMEMBERED_ENDS));
  const unsaved = new Map<string, Session>();
  const undeleted = new LRUCache<string, string>(entryLimit(REMEMBERED_SESSIONS));
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  const remember = (key: string, session: Session, isUse: boolean) => {
    const usedAt = isUse ? now() : (seen.get(key)?.usedAt ?? now());
    seen.set(key, { session, usedAt });
  };
  /** Null where it is not known, or has expired. */
  const recall = (key: string, isUse: boolean): Session | null => {
    const entry = seen.get(key);
    if (entry === undefined) return null;
    const { session, usedAt } = entry;
    if (now() >= Math.min(session.expiresAt, session.endsAt, usedAt + idleMs)) return null;
    remember(key, session, isUse);
    return session;
  };
  const forget = (key: string) => {
    ended.set(key, true);
    seen.delete(key);
    unsaved.delete(key);
  };

  /** What is known without the store: a session, null for an ended one, undefined where the store has to be read. */
  const known = (key: string): Session | null | undefined => {
    const session = unsaved.get(key);
    const hasEnded = ended.has(key) || (session !== undefined && now() >= session.endsAt);
    return hasEnded ? null : session;
  };

  const read = async (id: string, isUse: boolean): Promise<Session | null> => {
    const key = sessionPrincipalKey(id);
    const before = known(key);
    if (before !== undefined) return before;
    const stored = await store.find(id, isUse);
    // It may have ended or been renewed during the read.
    const after = known(key);
    const session = after === undefined ? stored : after;
    if (session === null) seen.delete(key);
    else remember(key, session, isUse);
    return session;
  };

  const retry = async (): Promise<void> => {
    for (const [key, session] of unsaved) {
      await store.update(session);
      if (unsaved.get(key) === session) unsaved.delete(key);
      logger.info('a renewed session is stored now');
    }
    for (const [key, id] of [...undeleted.entries()]) {
      await store.end(id);
      undeleted.delete(key);
    }
  };
  const retryLater = () => {
    if (isStopped) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      retry().catch(retryLater);
    }, RETRY_MS).unref();
  };

  return {
    create: (session) => store.create(session),
    findStored: (id) => read(id, true),
    async find(id, isUse) {
      try {
        return await read(id, isUse);
      } catch (error) {
        const session = recall(sessionPrincipalKey(id), isUse);
        if (session === null) throw error;
        return session;
      }
    },
    update: (session) => store.update(session),
    async save(id, session) {
      const key = sessionPrincipalKey(id);
      if (ended.has(key)) return;
      remember(key, session, true);
      try {
        await store.update(session);
        unsaved.delete(key);
      } catch (error) {
        if (ended.has(key)) return;
        unsaved.set(key, session);
        retryLater();
        logger.warn({ err: error }, 'a renewed session could not be stored yet');
      }
    },
    async end(id) {
      const key = sessionPrincipalKey(id);
      forget(key);
      try {
        await store.end(id);
      } catch (error) {
        undeleted.set(key, id);
        retryLater();
        logger.warn({ err: error }, 'an ended session could not be deleted yet');
      }
    },
    count() {
      const time = now();
      const isLive = ({ session, usedAt }: SeenSession) => time < Math.min(session.endsAt, usedAt + idleMs);
      return [...seen.values()].filter(isLive).length;
    },
    forget,
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await retry().catch(() => undefined);
      const sessions = unsaved.size;
      if (sessions > 0) logger.error({ sessions }, 'renewed sessions are lost with this process');
    },
  };
}
