import { HubRecord } from '../../../src/datasources/decode/hub.js';
import type { Loaders } from '../../../src/datasources/loaders.js';
import type { Access } from '../../../src/live/event-producer.js';
import { createHubAuthorization } from '../../../src/live/hub-authorization.js';
import { hubEvents } from '../../../src/live/hub-events.js';
import { powerTotals } from '../../../src/live/power-totals.js';
import type { Snapshot } from '../../../src/live/snapshot.js';
import type { Change } from '../../../src/live/snapshot-replication.js';
import { selectHubs } from '../../../src/resolvers/event-selections.js';
import { HubAspect } from '../../../src/schema/hub-aspect.js';
import type { HubFilter } from '../../../src/schema/hub-list-args.js';
import type { JsonObject } from '../../../src/wire/json.js';
import { fakeClock } from '../../support/fake-clock.js';
import { principal } from '../../support/organisation.js';

const TTL_MS = 10_000;
const UNREACHABLE = (): never => {
  throw new Error('Nothing is read beside the hubs.');
};

/** A principal that sees these hubs, and the snapshots that its subscriber is given. */
function scene(hubIds: readonly string[], thinRows: ReadonlyMap<string, JsonObject> = new Map()) {
  const clock = fakeClock();
  const list = { hubIds: new Set(hubIds), thinRows };
  let isPrivate = false;
  const authorization = createHubAuthorization({
    principal: principal('one'),
    reading: { topic: 'organisation', ...list },
    requestedAt: clock.now(),
    readList: () => new Promise(() => undefined),
    createLoaders: UNREACHABLE,
    ttlMs: TTL_MS,
    outageLimitMs: TTL_MS,
    clock,
  });
  const access: Access = {
    authorization,
    interest: 'all',
    isPrivate: () => isPrivate,
    accepts: (hub) => isPrivate || authorization.mayShare(hub),
  };
  const confirm = () => authorization.confirm(list, clock.now());
  return { clock, access, confirm, servePrivately: () => (isPrivate = true) };
}

/** By hub id, what Operated sends as its `data`. */
type World = Readonly<Record<string, JsonObject>>;

function snapshotOf(world: World): Snapshot {
  const hubs = Object.entries(world).flatMap(
    ([id, data]) => HubRecord.decode({ id, data }, new Date(0)) ?? [],
  );
  return {
    epoch: 1,
    coverage: 'all',
    hubs: new Map(hubs.map((hub) => [hub.id, hub])),
    observedAt: new Date(0),
  };
}

/** The change of the hubs whose data are given. */
function changeOf(before: Snapshot, world: World): Change {
  const changed = [...snapshotOf(world).hubs.values()];
  const hubs = new Map([...before.hubs, ...changed.map((hub) => [hub.id, hub] as const)]);
  return { before, snapshot: { ...before, hubs }, update: { changed, removed: [] } };
}

const ONLINE = { presence: true, power: { wattage: 1 } };

describe('The events of hubs, for a reader that takes none while the hub changes three times,', () => {
  async function eventsAfter(aspects: readonly HubAspect[] | null, ...worlds: readonly JsonObject[]) {
    const filter: HubFilter = {};
    const context = {
      loaders: new Proxy({} as Loaders, { get: UNREACHABLE }),
      signal: new AbortController().signal,
    };
    const select = await selectHubs(context, filter, aspects);
    const producer = hubEvents({ includeCurrent: false, select })(scene(['a']).access);
    let snapshot = snapshotOf({ a: ONLINE });
    producer.start(snapshot, null);
    for (const data of worlds) {
      const change = changeOf(snapshot, { a: { ...ONLINE, ...data } });
      producer.update(change);
      ({ snapshot } = change);
    }
    const events = [];
    for (let event = producer.take(snapshot); event !== null; event = producer.take(snapshot))
      events.push(event);
    return events.map(({ hub, before, changed }) => ({
      changed,
      online: [before?.online, hub.online],
      wattage: [before?.power?.wattage, hub.power?.wattage],
    }));
  }

  const draws = (wattage: number) => ({ power: { wattage } });

  it('are one with the newest state, from the record that it received last', async () => {
    expect(await eventsAfter(null, draws(2), { ...draws(3), presence: false }, draws(4))).toEqual([
      { changed: ['POWER'], online: [true, true], wattage: [1, 4] },
    ]);
  });

  it('are none in an aspect that changed back, whatever changed in others', async () => {
    const worlds = [{ presence: false }, draws(2), draws(3)];
    expect(await eventsAfter([HubAspect.PRESENCE], ...worlds)).toEqual([]);
    expect(await eventsAfter([HubAspect.CONFIG, HubAspect.STATE], ...worlds)).toEqual([]);
  });

  it('are not swallowed by a change in another aspect before or after', async () => {
    const off = { presence: false };
    for (const worlds of [
      [draws(2), { ...draws(2), ...off }, { ...draws(2), ...off }],
      [off, { ...off, ...draws(2) }, { ...off, ...draws(2) }],
    ]) {
      expect(await eventsAfter([HubAspect.PRESENCE], ...worlds)).toMatchObject([
        { changed: ['PRESENCE'], online: [true, false] },
      ]);
    }
  });
});

describe('The totals of power', () => {
  const draws = (wattage: number) => ({ power: { wattage, energy: 1 } });
  const allHubs = powerTotals((hubs) => hubs);

  it('are sent once for any number of changes, the newest, and not again where they stay the same', () => {
    const totals = allHubs(scene(['a', 'b']).access);
    let snapshot = snapshotOf({ a: draws(1), b: draws(2) });
    totals.start(snapshot, null);
    expect(totals.take(snapshot)).toMatchObject({ hubCount: 2, reportingHubCount: 2, wattage: 3 });
    expect(totals.take(snapshot)).toBeNull();
    const update = (world: World) => {
      const change = changeOf(snapshot, world);
      ({ snapshot } = change);
      totals.update(change);
    };
    for (const wattage of [4, 5, 6]) update({ a: draws(wattage) });
    expect(totals.take(snapshot)).toMatchObject({ wattage: 8 });
    expect(totals.take(snapshot)).toBeNull();
    update({ a: draws(2), b: draws(6) });
    expect(totals.take(snapshot)).toBeNull();
  });

  it('are those of the hubs that the principal sees, whatever the snapshot has', () => {
    const totals = allHubs(scene(['a']).access);
    const snapshot = snapshotOf({ a: draws(1), foreign: draws(2) });
    totals.start(snapshot, null);
    expect(totals.take(snapshot)).toEqual({ hubCount: 1, reportingHubCount: 1, wattage: 1, energy: 1 });
  });

  it('wait while the list of the principal has expired', async () => {
    const { access, clock, confirm } = scene(['a']);
    const totals = allHubs(access);
    const snapshot = snapshotOf({ a: draws(1) });
    totals.start(snapshot, null);
    await clock.pass(TTL_MS + 1);
    expect(totals.take(snapshot)).toBeNull();
    confirm();
    expect(totals.take(snapshot)).toMatchObject({ wattage: 1 });
  });

  it('wait while a shared snapshot lacks a hub that the principal sees, or has one that it may not share', () => {
    const lacking = allHubs(scene(['a', 'b']).access);
    const snapshot = snapshotOf({ a: draws(1) });
    lacking.start(snapshot, null);
    expect(lacking.take(snapshot)).toBeNull();
    const change = changeOf(snapshot, { b: draws(2) });
    lacking.update(change);
    expect(lacking.take(change.snapshot)).toMatchObject({ hubCount: 2, wattage: 3 });

    const thin = allHubs(scene(['a'], new Map([['a', { id: 'a' }]])).access);
    thin.start(snapshot, null);
    expect(thin.take(snapshot)).toBeNull();
  });

  it('count a hub that the own token of the principal cannot read, without a reading', () => {
    const { access, servePrivately } = scene(['a', 'b'], new Map([['b', { id: 'b' }]]));
    servePrivately();
    const totals = allHubs(access);
    const snapshot = snapshotOf({ a: draws(1) });
    totals.start(snapshot, null);
    expect(totals.take(snapshot)).toMatchObject({ hubCount: 2, reportingHubCount: 1, wattage: 1 });
  });

  it('are the same object for principals with equal totals, so that they are executed once', () => {
    const snapshot = snapshotOf({ a: draws(1), b: draws(1) });
    const [one, other, third] = [['a'], ['b'], ['a', 'b']].map((hubIds) => {
      const totals = allHubs(scene(hubIds).access);
      totals.start(snapshot, null);
      return totals.take(snapshot);
    });
    expect(one).toBe(other);
    expect(one).not.toEqual(third);
  });
});
