import { SERVICE_CREDENTIALS } from '../../support/gateway.js';
import { manualClock } from '../../support/manual-clock.js';
import { callsOf, type StackOptions, startStack } from '../../support/stack.js';
import { until } from '../../support/until.js';
import { hubsOf, hubWhere, spacesOf } from '../../support/world.js';

const PREFIX = 'operated_gateway_fleet_';
const LIST = '/api/hubs/v1';
const INTERVAL_MS = 6_000;

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function start({ environment, ...options }: StackOptions = {}) {
  const clock = manualClock();
  const stack = await startStack({
    ...options,
    environment: {
      ...SERVICE_CREDENTIALS,
      METRICS_PORT: '0',
      METRICS_HUBS: 'on',
      POLL_IDLE_INTERVAL_MS: String(INTERVAL_MS),
      ...environment,
    },
    gateway: { now: clock.now, circuitBreaker: { minimumCalls: Infinity } },
  });
  open.push(() => stack.stop());
  const { gateway, simulator } = stack;
  /** Scrapes until the figures of a new read are shown. */
  const fresh = async () => {
    clock.pass(INTERVAL_MS);
    return await until(
      () => gateway.scrape(),
      ({ value }) => (value(`${PREFIX}read_age_seconds`) ?? Infinity) < 1,
    );
  };
  const listCalls = async () => (await callsOf(simulator))[`GET ${LIST}`] ?? 0;
  return { ...stack, clock, fresh, listCalls };
}

it('Without METRICS_HUBS=on, nothing of the fleet is read or shown', async () => {
  const { gateway, listCalls } = await start({ environment: { METRICS_HUBS: 'off' } });
  const { samples } = await gateway.scrape();

  expect(samples.filter(({ name }) => name.startsWith(PREFIX))).toEqual([]);
  expect(await listCalls()).toBe(0);
});

it('The figures of the fleet are those of the hubs that the service reads', async () => {
  const { fresh, simulator } = await start();
  const hubs = hubsOf(simulator.world);
  const { value, find } = await fresh();

  expect(value(`${PREFIX}hubs`)).toBe(hubs.length);
  expect(value(`${PREFIX}hubs_online`)).toBe(hubs.filter(({ online }) => online).length);
  expect(value(`${PREFIX}hubs_by_firmware`)).toBe(hubs.length);
  for (const product of new Set(hubs.map(({ product: code }) => code))) {
    expect(value(`${PREFIX}hubs`, { product })).toBe(hubs.filter((hub) => hub.product === product).length);
  }
  for (const firmware of new Set(hubs.map((hub) => hub.firmware))) {
    expect(value(`${PREFIX}hubs_by_firmware`, { firmware })).toBe(
      hubs.filter((hub) => hub.firmware === firmware).length,
    );
  }
  const spaceIds = new Set(spacesOf(simulator.world).map(({ id }) => id));
  const shown = find(`${PREFIX}hubs`).map(({ labels }) => labels['space_id'] ?? '');
  expect(shown.filter((id) => id !== '' && !spaceIds.has(id))).toEqual([]);
  expect(value(`${PREFIX}hubs_in_use`)).toBeGreaterThan(0);
  expect(value(`${PREFIX}power_watts`)).toBeGreaterThan(0);
  expect(value(`${PREFIX}read_failures_total`)).toBe(0);
});

it('A hub that goes offline, overheats or loses its device changes its figure alone', async () => {
  const { fresh, simulator } = await start();
  const names = ['hubs', 'hubs_online', 'hubs_in_use', 'hubs_over_temperature'];
  const figures = async () => {
    const { value } = await fresh();
    return names.map((name) => value(PREFIX + name) ?? 0);
  };
  const changes = async (action: () => Promise<unknown>) => {
    const before = await figures();
    await action();
    return (await figures()).map((value, index) => value - (before[index] ?? 0));
  };
  const { id } = hubWhere(simulator.world, ({ online, product }) => online && product === 'O-PH-4');
  for (const port of [1, 2, 3, 4]) {
    await simulator.control.plug(id, port);
    await simulator.control.unplug(id, port);
  }
  await simulator.control.temperature(id, 'normal');

  expect(await changes(() => simulator.control.temperature(id, 'overheat'))).toEqual([0, 0, 0, 1]);
  expect(await changes(() => simulator.control.plug(id, 1))).toEqual([0, 0, 1, 0]);
  expect(await changes(() => simulator.control.presence(id, false))).toEqual([0, -1, 0, 0]);
});

it('The metrics contain no name, serial number or address of hubs, rooms and people', async () => {
  const { fresh, simulator } = await start();
  const { text } = await fresh();
  const { world } = simulator;
  const hubs = hubsOf(world);
  const strings = JSON.stringify(
    await Promise.all(hubs.slice(0, 5).map(({ id }) => simulator.control.data(id, {}))),
  );
  const addresses = strings.match(/\d+\.\d+\.\d+\.\d+|(?:[\da-f]{2}:){5}[\da-f]{2}/gi) ?? [];
  const secrets = [
    ...hubs.flatMap(({ id, serialNumber }) => [id, serialNumber]),
    ...spacesOf(world).map(({ name }) => name),
    ...world.accounts.flatMap(({ id, name }) => [id, name]),
    ...Object.values(SERVICE_CREDENTIALS),
    ...addresses,
    '@',
  ].filter((secret): secret is string => typeof secret === 'string' && secret !== '');

  expect(addresses.length).toBeGreaterThan(0);
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
});

it('However often the metrics are scraped, Operated is asked once in an interval', async () => {
  const { gateway, clock, listCalls } = await start();
  expect(await listCalls()).toBe(0);
  const scrapeOften = () => Promise.all(Array.from({ length: 10 }, () => gateway.scrape()));

  await scrapeOften();
  await scrapeOften();
  clock.pass(INTERVAL_MS - 1);
  await scrapeOften();
  expect(await listCalls()).toBe(1);
  clock.pass(1);
  await scrapeOften();
  expect(await listCalls()).toBe(2);
});

it('While Operated fails, the last figures are shown with their age, and the failures are counted', async () => {
  const { gateway, simulator, fresh, clock } = await start();
  const hubs = (await fresh()).value(`${PREFIX}hubs`);
  await simulator.control.faults([{ method: 'GET', path: LIST, kind: 'status', status: 503 }]);
  clock.pass(60_000);

  const { value } = await gateway.scrape();
  expect(value(`${PREFIX}hubs`)).toBe(hubs);
  expect(value(`${PREFIX}read_age_seconds`)).toBeGreaterThanOrEqual(60);
  expect(value(`${PREFIX}read_failures_total`)).toBe(1);

  await simulator.control.clearFaults();
  await fresh();
});

it('A scrape does not wait for an Operated that hangs', async () => {
  const { gateway, simulator } = await start();
  await simulator.control.faults([{ method: 'GET', path: LIST, kind: 'hang' }]);
  // Before the first answer there are no figures.
  const first = await gateway.scrape();
  expect(first.find(`${PREFIX}hubs`)).toEqual([]);
  expect(first.find(`${PREFIX}read_age_seconds`)).toEqual([]);
  // The rest is shown.
  expect(first.value('operated_gateway_build_info')).toBe(1);
  expect(first.value('operated_gateway_upstream_calls_in_flight')).toBe(1);
});
