import { createWorld } from '../../../simulator/world/world.js';
import type { HubEvent, WorldOptions } from '../../../simulator/world/types.js';

const usual: WorldOptions = { seed: 1, accounts: 2, spaces: 12, hubs: 40 };

beforeEach(() => jest.useFakeTimers({ now: Date.UTC(2026, 5, 1, 12) }));
afterEach(() => jest.useRealTimers());

function liveFor(seconds: number, options: Partial<WorldOptions> = {}): readonly HubEvent[] {
  const world = createWorld({ ...usual, ...options });
  const heard: HubEvent[] = [];
  world.onEvent((event) => heard.push(event));
  world.live();
  jest.advanceTimersByTime(seconds * 1_000);
  world.rest();
  return heard;
}

const textOf = (events: readonly HubEvent[]) =>
  JSON.stringify(events.map(({ event, hub, data }) => [event, hub.id, data]));

test('40 hubs send an event every couple of seconds', () => {
  const quiet = Array.from({ length: 10 }, (_, seed) => liveFor(60, { seed }).length);
  expect(Math.min(...quiet)).toBeGreaterThan(30);
});

test('the same seed gives the same events', () => {
  expect(textOf(liveFor(120))).toBe(textOf(liveFor(120)));
});

test('every event occurs over time, except a change of configuration', () => {
  const events = new Set(liveFor(3_600).map(({ event }) => event));
  expect([...events].sort()).toEqual(['hub:charging', 'hub:con:change', 'hub:state:change', 'hub:temp']);
});

test('rooms stay neither empty nor full', () => {
  const world = createWorld(usual);
  world.live();
  jest.advanceTimersByTime(3_600_000);
  world.rest();
  const taken = [...world.hubs.values()].flatMap((hub) => hub.state().connected ?? []);
  const share = taken.filter((one) => one === 1).length / taken.length;
  expect(share).toBeGreaterThan(0.15);
  expect(share).toBeLessThan(0.6);
});

test('one second of ten thousand hubs takes less than a second', () => {
  expect(liveFor(1, { hubs: 10_000, spaces: 3_000 }).length).toBeLessThan(150);
});

test('a world at rest sends no events, also after live was called twice', () => {
  const world = createWorld(usual);
  const heard: HubEvent[] = [];
  world.onEvent((event) => heard.push(event));
  world.live();
  world.live();
  world.rest();
  jest.advanceTimersByTime(60_000);
  expect(heard).toEqual([]);
});

test('a world without hubs can be live', () => {
  expect(liveFor(10, { hubs: 0, spaces: 0 })).toEqual([]);
});
