import { createDurableSessions, type DurableSessions } from '../../../src/auth/sessions/durable-sessions.js';
import { createSeal } from '../../../src/auth/sessions/seal.js';
import { sessionPrincipalKey } from '../../../src/auth/sessions/session-principal.js';
import {
  createSessionStore,
  type NewSession,
  type Session,
  type SessionStore,
} from '../../../src/auth/sessions/session-store.js';
import { createSessionTokens } from '../../../src/auth/sessions/session-tokens.js';
import { createMemoryLocks } from '../../../src/cluster/locks.js';
import { createMemoryStore } from '../../../src/cluster/key-value-store.js';
import { createTestLogger } from '../../support/log.js';
import { until } from '../../support/until.js';

const HOUR_MS = 3_600_000;
const session = (expiresAt: number, renewAt = expiresAt) => ({
  user: { id: 'user', email: null },
  accessToken: 'access',
  refreshToken: 'refresh',
  scopes: null,
  expiresAt,
  renewAt,
});

/** Sessions of two gateways in one store, which each gateway may be cut off from. */
function setUp({ idleMs = 10 * HOUR_MS, lifetimeMs = 10 * HOUR_MS } = {}) {
  let nowMs = 1_000;
  const now = () => nowMs;
  const store = createMemoryStore(now);
  const seal = createSeal(['a-secret-of-thirty-two-characters-or-more']);
  const { logger, lines } = createTestLogger();
  const gateway = () => {
    let isAway = false;
    const stored = createSessionStore(store, seal, { idleMs, lifetimeMs }, now);
    const ifReached = async <Value>(work: () => Promise<Value>): Promise<Value> => {
      if (isAway) throw new Error('Redis does not answer.');
      return work();
    };
    const reached: SessionStore = {
      create: (session) => ifReached(() => stored.create(session)),
      find: (id, isUse) => ifReached(() => stored.find(id, isUse)),
      update: (session) => ifReached(() => stored.update(session)),
      end: (id) => ifReached(() => stored.end(id)),
    };
    const sessions = createDurableSessions(reached, idleMs, logger, now);
    const setAway = (value: boolean) => (isAway = value);
    return { sessions, stored, setAway };
  };
  return { one: gateway(), other: gateway(), now, advance: (ms: number) => (nowMs += ms), logger, lines };
}

/** Creates a session, and reads it once. */
async function signIn(
  { sessions }: { readonly sessions: DurableSessions },
  created: NewSession,
): Promise<{ readonly id: string; readonly found: Session }> {
  const id = await sessions.create(created);
  const found = await sessions.find(id, true);
  if (found === null) throw new Error('The session is gone.');
  return { id, found };
}

describe('sessions in memory while their store cannot be reached', () => {
  it('should not outlive their access token', async () => {
    const { one, now, advance } = setUp();
    const { id } = await signIn(one, session(now() + 60_000));
    one.setAway(true);
    advance(59_999);
    expect(await one.sessions.find(id, true)).toMatchObject({ accessToken: 'access' });
    advance(1);
    await expect(one.sessions.find(id, true)).rejects.toThrow('Redis does not answer.');
  });

  it('should not outlive their idle lifetime', async () => {
    const { one, now, advance } = setUp({ idleMs: 1_000 });
    const { id } = await signIn(one, session(now() + 60_000));
    one.setAway(true);
    advance(900);
    expect(await one.sessions.find(id, true)).toMatchObject({ accessToken: 'access' });
    advance(900);
    expect(await one.sessions.find(id, false)).toMatchObject({ accessToken: 'access' });
    advance(100);
    await expect(one.sessions.find(id, true)).rejects.toThrow('Redis does not answer.');
  });

  it('should not outlive the lifetime of the session', async () => {
    const { one, now, advance } = setUp({ lifetimeMs: 1_000 });
    const { id, found } = await signIn(one, session(now() + 60_000));
    one.setAway(true);
    await one.sessions.save(id, { ...found, accessToken: 'renewed' });
    expect(await one.sessions.find(id, true)).toMatchObject({ accessToken: 'renewed' });
    advance(1_000);
    expect(await one.sessions.find(id, true)).toBeNull();
  });

  it('should not be the basis of a renewal', async () => {
    const { one, now } = setUp();
    const { id } = await signIn(one, session(now() + 60_000));
    one.setAway(true);
    await expect(one.sessions.findStored(id)).rejects.toThrow('Redis does not answer.');
  });

  it('should not return after a sign-out that overtook their read', async () => {
    const { one, now } = setUp();
    const id = await one.sessions.create(session(now() + 60_000));
    const reading = one.sessions.find(id, true);
    await one.sessions.end(id);
    expect(await reading).toBeNull();
    one.setAway(true);
    expect(await one.sessions.find(id, true)).toBeNull();
  });

  it('should not return after a sign-out at another gateway', async () => {
    const { one, now } = setUp();
    const { id } = await signIn(one, session(now() + 60_000));
    one.sessions.forget(sessionPrincipalKey(id));
    one.setAway(true);
    expect(await one.sessions.find(id, true)).toBeNull();
  });

  it('should not be stored again after a sign-out', async () => {
    const { one, other, now } = setUp();
    const { id, found } = await signIn(one, session(now() + 60_000));
    one.setAway(true);
    await one.sessions.save(id, { ...found, accessToken: 'renewed' });
    await one.sessions.end(id);
    one.setAway(false);
    await until(
      () => other.stored.find(id, false),
      (stored) => stored === null,
    );
    expect(await one.sessions.find(id, true)).toBeNull();
  });

  it('should be stored once the store can be reached', async () => {
    const { one, other, now } = setUp();
    const { id, found } = await signIn(one, session(now() + 60_000));
    one.setAway(true);
    await one.sessions.save(id, { ...found, accessToken: 'renewed' });
    expect(await one.sessions.find(id, true)).toMatchObject({ accessToken: 'renewed' });
    one.setAway(false);
    await until(
      () => other.sessions.find(id, false),
      (stored) => stored?.accessToken === 'renewed',
    );
  });
});

describe('a renewal that a gateway began and did not finish', () => {
  it('should keep other gateways from spending the refresh token, for half a minute', async () => {
    const { one, other, now, advance, logger } = setUp();
    const { id, found } = await signIn(one, session(now() + 60_000, now()));
    await one.sessions.update({ ...found, renewalStartedAt: now() });
    const spent: string[] = [];
    const refresh = async (refreshToken: string) => {
      spent.push(refreshToken);
      return { ...session(now() + HOUR_MS), accessToken: 'renewed', refreshToken: 'next' };
    };
    const locks = createMemoryLocks();
    const tokens = createSessionTokens(other.sessions, locks, { refresh }, logger, now);

    // The gateway that began it could not release its lock either.
    await locks.hold(`operated-gateway:renewal:${found.key}`, async () => {
      expect(await tokens.current(id)).toMatchObject({ accessToken: 'access' });
    });
    await expect(tokens.replace(id, 'access')).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(spent).toEqual([]);
    advance(30_000);
    expect(await tokens.current(id)).toMatchObject({ accessToken: 'renewed', renewalStartedAt: null });
    expect(spent).toEqual(['refresh']);
  });

  it('should be withdrawn where Operated did not renew the session', async () => {
    const { one, other, now, advance, logger } = setUp();
    const id = await one.sessions.create(session(now() + 60_000, now()));
    advance(60_000);
    const refresh = () => Promise.reject(new Error('Operated is down.'));
    const tokens = createSessionTokens(one.sessions, createMemoryLocks(), { refresh }, logger, now);
    await expect(tokens.current(id)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });

    expect(await other.sessions.find(id, false)).toMatchObject({ renewalStartedAt: null });
  });
});
