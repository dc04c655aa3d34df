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

/** What version 0.1.0 stored at 1,800,000,000,000, under the hash of this id. */
const STORED = {
  id: 'O3DEVbeCkr65yVoH9UkQL5S4W32ypofTY2MKAaoq91I',
  sealed:
    'Fe26.2*50c40dc2*e7db967f8b41d6dcabb636277426ef96f92401087a62c5a7758c9dcca8122252*jYRj9y9a9A7zai-nbNYA0g*pm2hrsxUmOxA8VxH4JScFbOk3Twdky1qFEuho47DZDm_q02mk7WjeWlxNOPhlMQuWV6LVbu9dwSkgYuRMlg_1xrj0IJ58t-aAu8hTzbR6Zuab-YNxfV6E8puZeVAGG4Bhl_cD23r-hBgWMZUMdbQkR2_-19Qn3FGlAehtTBN8srlOkJ8ykBqB_UfVkAyvypi635MBONcSrHLiCCZZKHL2PIueIN79UgUCKZWzEvLFs772lxkBnVOeMWRyCdspt7bp1N_kW1fKfMtpoqlgZA_8rZlRQVpKdZQvr5hY6kO8jEA-lihSljIgKnXUAt-WWd4ICmA7KEvKN6szLvgYOPbXgJ_Q1AMLufaJv0kVFjRHDknb9HR6x0hGOuCuQy8QaA8r4CSdg32RHLSABMmBZ76OQ**49ab9414597ecfea7606b6dd17991fc1dca5cb70667a9820962e8d14944789e9*6719ttO4zG_FsJWaTXeopCwLvl977qNNgvrNT8urdcU',
};

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

  it('should read a session that version 0.1.0 stored: gateways of both versions run during an upgrade', async () => {
    const store: KeyValueStore = { ...createMemoryStore(), get: async () => STORED.sealed };
    const lifetimes = { idleMs: 60_000, lifetimeMs: 60_000 };
    const sessions = createSessionStore(store, createSeal([SECRET]), lifetimes, () => 1_800_000_001_000);

    expect(await sessions.find(STORED.id, false)).toMatchObject({
      user: { id: 'user', email: null },
      accessToken: 'access',
      refreshToken: 'refresh',
      scopes: ['hubs:read'],
      expiresAt: 1_800_000_030_000,
      renewAt: 1_800_000_020_000,
      endsAt: 1_800_000_060_000,
    });
  });
});
