import { RESOURCES } from '../../../src/datasources/cache/resource.js';
import { HubRecord } from '../../../src/datasources/decode/hub.js';

const THEN = new Date('2026-01-01T00:00:00Z');
const LATER = new Date('2026-01-01T00:00:10Z');

const ROW = {
  id: 'a',
  spaceIds: ['s'],
  data: {
    product: 'O-PC-4',
    state: { active: 2 },
    connections: { usb1: { power: { wattage: 3 } }, usb2: { type: 'usb-c', power: { wattage: 4 } } },
  },
};

/** A hub whose row counts how often each field of its data is read. */
function countedHub() {
  const reads = new Map<string, number>();
  const data = new Proxy(ROW.data, {
    get(target, name, receiver): unknown {
      reads.set(String(name), (reads.get(String(name)) ?? 0) + 1);
      return Reflect.get(target, name, receiver);
    },
  });
  return { reads, hub: decoded({ ...ROW, data }) };
}

function decoded(row: object): HubRecord {
  const hub = HubRecord.decode({ ...row }, THEN);
  if (hub === null) throw new Error('The row has an id.');
  return hub;
}

function readAll(hub: HubRecord) {
  return [hub.ports.map(({ type, active }) => [type, active]), hub.power?.wattage, hub.product, hub.spaceIds];
}

describe('a hub of a renewed answer', () => {
  it('has its own time, in its readings and its ports too; the earlier record keeps the earlier one', () => {
    const hub = decoded(ROW);
    readAll(hub);
    const renewed = hub.asOf(LATER, true);
    const timesOf = (record: HubRecord) => [
      record.fetchedAt,
      record.power?.sampledAt,
      ...record.ports.map((port) => port.hub.fetchedAt),
      record.port(1)?.power?.sampledAt,
      record.state?.activePort?.power?.sampledAt,
    ];

    expect(new Set(timesOf(renewed))).toEqual(new Set([LATER]));
    expect(new Set(timesOf(hub))).toEqual(new Set([THEN]));
    expect([hub.stale, renewed.stale, renewed.ports[0]?.hub.stale]).toEqual([false, true, true]);
  });

  it('decodes nothing again that the earlier record has decoded', () => {
    const { hub, reads } = countedHub();
    const before = readAll(hub);
    const count = new Map(reads);

    expect(readAll(hub.asOf(LATER, false))).toEqual(before);
    expect(['connections', 'power', 'product'].map((field) => reads.get(field))).toEqual(
      ['connections', 'power', 'product'].map((field) => count.get(field)),
    );
  });

  it('has the same ports and readings at each read', () => {
    const hub = decoded(ROW).asOf(LATER, false);

    expect(hub.ports).toBe(hub.ports);
    expect(hub.power).toBe(hub.power);
    expect(hub.port(2)).toBe(hub.ports[1]);
  });

  it('shares nothing with the hub of an equal body that another principal received', () => {
    const [one, other] = [decoded(ROW), decoded(ROW)];
    const parts = (hub: HubRecord) => [hub.ports, hub.power, hub.spaceIds, ...hub.ports];

    expect(parts(one)).toEqual(parts(other));
    parts(one).forEach((part, index) => expect(part).not.toBe(parts(other)[index]));
  });
});

describe('a renewed list of hubs', () => {
  it('has its own time, and leaves that of the earlier list as it was', () => {
    const { kind } = RESOURCES.hubs;
    const hubs = kind.decode([ROW, { id: 'b' }], THEN, null);
    const renewed = kind.asOf(hubs, LATER, false);

    expect(renewed.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(renewed.map(({ fetchedAt }) => fetchedAt)).toEqual([LATER, LATER]);
    expect(hubs.map(({ fetchedAt }) => fetchedAt)).toEqual([THEN, THEN]);
  });
});
