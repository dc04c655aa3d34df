import { createWorld } from '../../../simulator/world/world.js';
import type { World, WorldOptions } from '../../../simulator/world/types.js';

const NOON = Date.UTC(2026, 5, 1, 12);
const usual: WorldOptions = { seed: 1, accounts: 2, spaces: 12, hubs: 40 };

function worldOf(options: Partial<WorldOptions> = {}): World {
  return createWorld({ ...usual, ...options }, () => NOON);
}

function hubsOf(world: World, account: number) {
  return [...world.hubs.values()].filter((hub) => hub.accountId === world.accounts[account]?.id);
}

/** All data of a world. */
function seen(world: World): string {
  const hubs = [...world.hubs.values()].map((hub) => [
    hub.id,
    hub.name,
    hub.customId,
    hub.spaceIds,
    hub.data(),
  ]);
  return JSON.stringify([world.accounts, world.spaces, hubs]);
}

describe('the seed', () => {
  test('gives the same world each time, byte by byte', () => {
    expect(seen(worldOf())).toBe(seen(worldOf()));
  });

  test('gives another world if it differs', () => {
    const [one, two] = [worldOf({ seed: 1 }), worldOf({ seed: 2 })];
    const ids = new Set(one.hubs.keys());
    expect([...two.hubs.keys()].some((id) => ids.has(id))).toBe(false);
  });

  test('gives the same hub ids with another clock', () => {
    const later = createWorld(usual, () => NOON + 12_345);
    expect([...later.hubs.keys()]).toEqual([...worldOf().hubs.keys()]);
  });
});

describe('the accounts', () => {
  test('are demo and other, each with its integration, an admin and a reader', () => {
    const people = worldOf().accounts.map(({ clientId, clientSecret, users }) => ({
      clientId,
      clientSecret,
      users: users.map(({ email, password, role }) => `${email} ${password} ${role}`),
    }));
    expect(people).toEqual([
      {
        clientId: 'demo-client',
        clientSecret: 'demo-secret',
        users: ['admin@demo.example demo admin', 'reader@demo.example demo reader'],
      },
      {
        clientId: 'other-client',
        clientSecret: 'other-secret',
        users: ['admin@other.example demo admin', 'reader@other.example demo reader'],
      },
    ]);
  });

  test('beyond the second are numbered', () => {
    const third = worldOf({ accounts: 3 }).accounts[2];
    expect(third).toMatchObject({ clientId: 'account-3-client', clientSecret: 'account-3-secret' });
    expect(third?.users[0]?.email).toBe('admin@account-3.example');
  });

  test.each([
    [1, 12, 40, [40]],
    [2, 12, 40, [30, 10]],
    [2, 2, 2, [1, 1]],
    [3, 12, 40, [30, 5, 5]],
    [5, 5, 6, [2, 1, 1, 1, 1]],
    [3, 3, 2, [1, 1, 0]],
  ])('%p of them with %p spaces share %p hubs as %p', (accounts, spaces, hubs, expected) => {
    const world = worldOf({ accounts, spaces, hubs });
    expect(world.accounts.map((_, index) => hubsOf(world, index).length)).toEqual(expected);
    expect(world.spaces).toHaveLength(spaces);
  });

  test('have their own rooms, and no hub in a room of another account', () => {
    const world = worldOf();
    for (const hub of world.hubs.values()) {
      for (const id of hub.spaceIds) {
        expect(world.spaces.find((space) => space.id === id)?.accountId).toBe(hub.accountId);
      }
    }
  });
});

describe('the hubs', () => {
  test("have unique ids and serial numbers in Operated's format", () => {
    const { hubs } = worldOf({ hubs: 10_000, spaces: 3_000 });
    const serials = new Set([...hubs.values()].map(({ serialNumber }) => serialNumber));
    expect(hubs.size).toBe(10_000);
    expect(serials.size).toBe(10_000);
    for (const { id, serialNumber } of hubs.values()) {
      expect(id).toMatch(/^[0-9a-f]{24}$/);
      expect(serialNumber).toMatch(/^O4(74C90F|E8EB1B)[0-9A-F]{6}$/);
    }
  });

  test('begin with an ordinary switch that is in use, a charger, and an older switch', () => {
    const world = worldOf({ accounts: 1, spaces: 1, hubs: 3 });
    const [first, second, third] = world.hubs.values();
    expect(first).toMatchObject({ product: 'O-PC-4', firmware: '1.1.0', online: true });
    expect(first?.state()).toMatchObject({ connected: [1, 0, 0, 0], active: 1 });
    expect([second?.product, third?.product]).toEqual(['O-PH-4', 'O-PC-3']);
  });

  test('of every account include one that is offline', () => {
    const world = worldOf();
    for (const account of [0, 1]) {
      expect(hubsOf(world, account).filter(({ online }) => !online)).toHaveLength(1);
    }
  });

  test('of the demo include every product with several firmwares', () => {
    const kinds = new Set(hubsOf(worldOf(), 0).map(({ product, firmware }) => `${product} ${firmware}`));
    expect([...kinds]).toEqual(
      expect.arrayContaining([
        ...['O-PC-3 1.2.0', 'O-PC-3 1.3.1', 'O-PC-3 1.4.3', 'O-PC-3 1.6.8'],
        ...['O-PC-4 1.0.4', 'O-PC-4 1.1.0', 'O-PH-4 1.0.5', 'O-PH-4 1.0.3', 'O-PH-4 2.0.0'],
      ]),
    );
  });

  test('of the demo include one with a setting and a charging mode that no client knows', () => {
    const newer = hubsOf(worldOf(), 0).find(({ firmware }) => firmware === '2.0.0');
    expect(newer?.data()).toMatchObject({
      config: { chargingschedule: 'officehours' },
      connections: { usb1: { charging: { mode: 'XPR' } } },
    });
  });

  test('are in use in part', () => {
    const inUse = [...worldOf().hubs.values()].filter((hub) => JSON.stringify(hub.state()).includes('1'));
    expect(inUse.length).toBeGreaterThan(10);
  });

  test('are ten thousand within two seconds', () => {
    const begin = performance.now();
    worldOf({ hubs: 10_000, spaces: 3_000 });
    expect(performance.now() - begin).toBeLessThan(2_000);
  });
});

describe('the clock', () => {
  test('advances as requested, and energy with it', () => {
    const world = worldOf();
    const [hub] = world.hubs.values();
    const before = hub?.data().power;
    world.advance(3_600);
    expect(world.now()).toBe(NOON + 3_600_000);
    expect(hub?.data().power).not.toEqual(before);
  });

  test('changes only energy and wattage while the world is not live', () => {
    const world = worldOf();
    const still = () => [...world.hubs.values()].map((hub) => [hub.state(), hub.config()]);
    const before = still();
    world.advance(86_400);
    expect(still()).toEqual(before);
  });
});

test('a removed listener receives no events', () => {
  const world = worldOf();
  const [hub] = world.hubs.values();
  const heard: string[] = [];
  const stop = world.onEvent(({ event }) => heard.push(event));
  hub?.press(3, false);
  stop();
  hub?.press(4, false);
  expect(heard).toEqual(['hub:state:change']);
});
