import { drawAt, drawnUntil } from '../../../simulator/hub/draw.js';
import { at, hubOf, LAPTOP, STRONG_LAPTOP } from './hub-fixture.js';
import type { SimulatedHub } from '../../../simulator/hub/hub.js';
import type { Json, JsonObject } from '../../../simulator/world/types.js';

interface Reading {
  readonly energy: number;
  readonly duration: number;
  readonly voltage: number;
  readonly current: number;
  readonly wattage: number;
}

function readingOf(power: Json | undefined): Reading {
  const figure = (name: string) => {
    const value = at(power, name);
    return typeof value === 'number' ? value : Number.NaN;
  };
  return {
    energy: figure('energy'),
    duration: figure('duration'),
    voltage: figure('voltage'),
    current: figure('current'),
    wattage: figure('wattage'),
  };
}

function portPower(hub: SimulatedHub, port: string): Reading {
  return readingOf(at(hub.data(), 'connections', port, 'power'));
}

const charger = { family: 'OPH4', firmware: '1.0.5' } as const;

test('the power that is drawn adds up to its integral', () => {
  const steps = Array.from({ length: 80_000 }, (_, step) => drawAt((step + 0.5) / 10) / 10);
  expect(drawnUntil(8_000)).toBeCloseTo(
    steps.reduce((sum, part) => sum + part, 0),
    3,
  );
});

test('charging power rises, stays level, and falls while the battery fills', () => {
  const { hub, wait } = hubOf(charger);
  hub.plug(1, LAPTOP);
  wait(2);
  const early = portPower(hub, 'usb1').wattage;
  wait(60);
  const full = portPower(hub, 'usb1').wattage;
  wait(2 * 3_600);
  const late = portPower(hub, 'usb1').wattage;
  expect(early).toBeLessThan(full);
  expect(full).toBeCloseTo(65, 1);
  expect(late).toBeLessThan(full / 2);
});

test('wattage is voltage times current', () => {
  const { hub, wait } = hubOf({ ...charger, laptops: [1, 3] });
  wait(100);
  for (const { wattage, voltage, current } of [readingOf(hub.data().power), portPower(hub, 'usb3')]) {
    expect(wattage).toBeCloseTo((voltage * current) / 1e6, 2);
  }
});

test('energy is mean wattage times duration, and the duration follows the clock', () => {
  const { hub, wait } = hubOf();
  const before = readingOf(hub.data().power);
  wait(3_600);
  const after = readingOf(hub.data().power);
  expect(after.duration - before.duration).toBe(3_600);
  expect(after.energy - before.energy).toBeCloseTo(after.wattage, 1);
});

test('energy counts each interval with its own power, independent of reads', () => {
  const once = hubOf(charger);
  const often = hubOf(charger);
  for (const { hub } of [once, often]) hub.plug(1, STRONG_LAPTOP);
  once.wait(3_000);
  for (let part = 0; part < 30; part += 1) {
    often.wait(100);
    often.hub.plug(4, LAPTOP);
    often.hub.unplug(4);
  }
  expect(portPower(often.hub, 'usb1').energy).toBeCloseTo(portPower(once.hub, 'usb1').energy, 3);
  expect(readingOf(often.hub.data().power).energy).toBeCloseTo(readingOf(once.hub.data().power).energy, 3);
});

test('the energy of the hub is the sum of its ports and the unit', () => {
  const { hub, wait } = hubOf(charger);
  const before = readingOf(hub.data().power).energy;
  hub.plug(1, LAPTOP);
  hub.plug(2, STRONG_LAPTOP);
  wait(1_800);
  const ports = portPower(hub, 'usb1').energy + portPower(hub, 'usb2').energy;
  const own = 4 * 0.5; // W × h
  expect(readingOf(hub.data().power).energy - before).toBeCloseTo(ports + own, 2);
});

test('a disconnected laptop has no power block; its energy stays in that of the hub', () => {
  const { hub, wait } = hubOf(charger);
  hub.plug(1, LAPTOP);
  wait(3_600);
  const with1 = readingOf(hub.data().power);
  hub.unplug(1);
  expect(readingOf(hub.data().power).energy).toBeCloseTo(with1.energy, 3);
  expect(portPower(hub, 'usb1').energy).toBeNaN();
  hub.plug(1, LAPTOP);
  expect(portPower(hub, 'usb1')).toMatchObject({ energy: 0, duration: 0 });
});

test.each<[string, JsonObject, number]>([
  ['all that it has where it has no UC system', {}, 13.5],
  ['none where the UC system takes both USB-A ports', { mtrdisableusb: 0 }, 7],
  ['the loudspeaker where it takes the first', { mtrdisableusb: 1 }, 11],
  ['the camera where it takes the second', { mtrdisableusb: 2 }, 9.5],
])('a switch feeds %s', (_, config, watts) => {
  const uc = 'mtrdisableusb' in config ? { usemtr: 'disable', mtrdefaultmodeports: 15 } : {};
  const { hub } = hubOf({ config: { ...uc, ...config } });
  expect(readingOf(hub.data().power).wattage).toBe(watts);
});

test.each<[string, JsonObject, boolean]>([
  ['as a source', { ufprole: 1 }, true],
  ['not as a sink', { ufprole: 0, ufpdefaultrole: 1 }, false],
  ['as DRP that starts as a source', { ufprole: 2, ufpdefaultrole: 1 }, true],
  ['not as DRP that starts as a sink', { ufprole: 2, ufpdefaultrole: 0 }, false],
])('a switch charges laptops %s', (_, config, charges) => {
  const { hub, wait } = hubOf({ config: { ufpdefaultrole: 0, ...config } });
  hub.plug(1, LAPTOP);
  wait(60);
  expect(readingOf(hub.data().power).wattage).toBe(charges ? 78.5 : 13.5);
});
