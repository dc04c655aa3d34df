import { shareBudget } from '../../../simulator/hub/budget.js';
import { at, hubOf, LAPTOP, STRONG_LAPTOP } from './hub-fixture.js';
import type { SimulatedHub } from '../../../simulator/hub/hub.js';
import type { Json, JsonObject, UsbDevice } from '../../../simulator/world/types.js';

const PHONE: UsbDevice = { vid: 0x18d1, pid: 0x4ee1 };

function chargerOf(config: JsonObject = {}) {
  return hubOf({ family: 'OPH4', firmware: '1.0.5', config });
}

function chargingOf(hub: SimulatedHub): readonly (Json | undefined)[] {
  return ['usb1', 'usb2', 'usb3', 'usb4'].map((port) => at(hub.data(), 'connections', port, 'charging'));
}

describe('a budget of 100 W', () => {
  const claim = (port: number, watts: number, since: number) => ({ port, watts, since, ceiling: 30 });
  const claims = [claim(1, 60, 30), claim(2, 60, 20), claim(3, 20, 10)];

  test.each([
    ['static', [30, 30, 20]],
    ['firstprio', [20, 60, 20]],
    ['fairshare', [40, 40, 20]],
  ] as const)('is shared by %s', (sharing, expected) => {
    const shares = shareBudget(sharing, 100, claims);
    expect([1, 2, 3].map((port) => shares.get(port))).toEqual(expected);
  });
});

describe('a device charges', () => {
  test.each<[string, UsbDevice, JsonObject, JsonObject]>([
    [
      'by EPR beyond 100 W',
      STRONG_LAPTOP,
      {},
      { mode: 'EPR', requestedvoltage: 28_000, allocatedpower: 140 },
    ],
    [
      'by SPR where EPR is not enabled',
      STRONG_LAPTOP,
      { chargingprotocols: ['SPR'] },
      { mode: 'SPR', requestedvoltage: 20_000, requestedcurrent: 5_000, allocatedpower: 100 },
    ],
    [
      'with 5 V where no protocol is enabled',
      STRONG_LAPTOP,
      { chargingprotocols: [] },
      { mode: '5V', requestedvoltage: 5_000, requestedcurrent: 3_000, allocatedpower: 15 },
    ],
    [
      'with 5 V where it knows none that is enabled',
      LAPTOP,
      { chargingprotocols: ['EPR', 'LQC'] },
      { mode: '5V', allocatedpower: 15 },
    ],
    ['by PPS if it likes that best', PHONE, {}, { mode: 'PPS', requestedvoltage: 9_020, allocatedpower: 27 }],
    [
      'within the ceiling of its port',
      LAPTOP,
      { powerbalancingmode: 'static', powerstatic: [0, 9, 0, 0] },
      { mode: 'SPR', requestedvoltage: 15_000, allocatedpower: 45 },
    ],
  ])('%s', (_, device, config, expected) => {
    const { hub } = chargerOf(config);
    hub.plug(2, device);
    expect(chargingOf(hub)[1]).toMatchObject(expected);
  });

  test('not at all on a port that enabledports turns off, though it is connected', () => {
    const { hub } = chargerOf();
    hub.plug(2, LAPTOP);
    hub.putConfig({ enabledports: [true, false, true, true] }, 'reject');
    expect(chargingOf(hub)[1]).toBeUndefined();
    expect(hub.state().connected).toEqual([0, 1, 0, 0]);
  });

  test('with less when others are connected, and events are sent for both', () => {
    const { hub, events } = chargerOf();
    for (const port of [1, 2, 3]) hub.plug(port, STRONG_LAPTOP);
    events.length = 0;
    expect([1, 2, 3].map((port) => at(chargingOf(hub)[port - 1], 'allocatedpower'))).toEqual([133, 133, 134]);
    hub.unplug(3);
    expect(events.filter(({ event }) => event === 'hub:charging').map(({ data }) => data.port)).toEqual([
      'usb1',
      'usb2',
      'usb3',
    ]);
  });
});

describe('heat', () => {
  test('halves the budget at `reduced`, and stops charging at `overheat`', () => {
    const { hub } = chargerOf();
    for (const port of [1, 2]) hub.plug(port, STRONG_LAPTOP);
    hub.setTemperature('reduced');
    expect(chargingOf(hub)[0]).toMatchObject({ mode: 'SPR', allocatedpower: 100 });
    hub.setTemperature('overheat');
    expect(chargingOf(hub)).toEqual([undefined, undefined, undefined, undefined]);
    hub.setTemperature('normal');
    expect(chargingOf(hub)[0]).toMatchObject({ mode: 'EPR', allocatedpower: 140 });
  });
});
