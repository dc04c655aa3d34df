import { createSeal } from '../../../src/auth/sessions/seal.js';
import { createSessionStore } from '../../../src/auth/sessions/session-store.js';
import { createMemoryStore, type KeyValueStore } from '../../../src/cluster/key-value-store.js';

const SECRET = 'a-secret-of-thirty-two-characters-or-more';
const session = (accessToken: string) => ({
  user: { id: 'user', email: null },
  accessToken,
  refreshToken: `refresh-${accessToken}`,
  scopes: null,
  expiresAt: 0,
  renewAt: 0,
});

/** A store whose keys and values an attacker can read and write. */
function setUp(secrets: readonly [string, ...string[]] = [SECRET]) {
  const values = new Map<string, string>();
  const memory = createMemoryStore();
  const store: KeyValueStore = {
    ...memory,
    get: async (key) => values.get(key) ?? null,
    set: async (key, value) => void values.set(key, value),
  };
  const sessions = createSessionStore(store, createSeal(secrets), { idleMs: 60_000, lifetimeMs: 60_000 });
  return { values, store, sessions };
}

describe('the store of sessions', () => {
  it('should not accept a session that was copied to another key', async () => {
    const { values, sessions } = setUp();
    const mine = await sessions.create(session('mine'));
    const [mineKey = ''] = values.keys();
    await sessions.create(session('theirs'));
    const theirs = [...values.values()].at(-1) ?? '';
    values.set(mineKey, theirs);

    expect(await sessions.find(mine, false)).toBeNull();
  });

  it('should not accept an altered value', async () => {
    const { values, sessions } = setUp();
    const id = await sessions.create(session('mine'));
    for (const [key, value] of values)
      values.set(
        key,
        value.replace(/.$/, (end) => (end === 'A' ? 'B' : 'A')),
      );

    expect(await sessions.find(id, false)).toBeNull();
  });

  it('should reveal neither tokens nor ids to a reader of its values', async () => {
    const { values, sessions } = setUp();
    const id = await sessions.create(session('canary'));
    const stored = [...values].flat().join('\n');

    expect(stored).not.toContain('canary');
    expect(stored).not.toContain(id);
  });

  it('should return what it stores', async () => {
    const { sessions } = setUp();
    const id = await sessions.create(session('mine'));

    expect(await sessions.find(id, false)).toMatchObject(session('mine'));
  });
});
