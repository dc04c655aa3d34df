import { createWorld } from '../../../simulator/world/world.js';
import { LAPTOP } from './hub-fixture.js';

/** Three switches: two are connected to ports 3 and 4 of the one with the display. */
function chain() {
  const world = createWorld({ seed: 1, accounts: 1, spaces: 3, hubs: 8 }, () => 1_780_000_000_000);
  const [top, third, fourth] = [...world.hubs.values()].slice(5);
  if (!top || !third || !fourth) throw new Error('The world has no chain.');
  for (const hub of [top, third, fourth]) {
    for (const port of [1, 2, 3, 4]) {
      if (hub !== top || port < 3) hub.unplug(port);
    }
  }
  return { top, third, fourth };
}

test('the hub with the display reports the units at its ports as connected', () => {
  const { top, third, fourth } = chain();
  expect(top.data()).toMatchObject({
    connections: {
      usb3: { connected: true, ochno: { hwid: third.serialNumber } },
      usb4: { connected: true, ochno: { hwid: fourth.serialNumber } },
    },
  });
});

test('a unit counts as connected with its first laptop, and then requests activation', () => {
  const { top, third } = chain();
  expect(top.state()).toMatchObject({ connected: [0, 0, 0, 0] });
  third.plug(2, LAPTOP);
  expect(third.state()).toMatchObject({ active: 2 });
  expect(top.state()).toMatchObject({ connected: [0, 0, 1, 0], active: 3 });
});

test('a unit becomes active even while another laptop is active', () => {
  const { top, fourth } = chain();
  top.plug(1, LAPTOP);
  fourth.plug(1, LAPTOP);
  expect(top.state()).toMatchObject({ active: 4 });
});

test('a unit requests activation when a laptop is connected to its active, empty port', () => {
  const { top, third } = chain();
  expect(third.state()).toMatchObject({ active: 1, connected: [0, 0, 0, 0] });
  third.plug(1, LAPTOP);
  expect(top.state()).toMatchObject({ active: 3 });
});

test('a unit that is active does not request activation again', () => {
  const { top, third } = chain();
  third.plug(2, LAPTOP);
  top.press(1, false);
  third.plug(4, LAPTOP);
  expect(third.state()).toMatchObject({ active: 2 });
  expect(top.state()).toMatchObject({ active: 1 });
});

test('a unit does not become active while the hub with the display is locked', () => {
  const { top, third } = chain();
  top.putConfig({ lockactive: 1 }, 'reject');
  top.plug(1, LAPTOP);
  third.plug(2, LAPTOP);
  expect(third.state()).toMatchObject({ active: 2 });
  expect(top.state()).toMatchObject({ connected: [1, 0, 1, 0], active: 1 });
});

test('a unit whose last laptop is disconnected is no longer active', () => {
  const { top, third } = chain();
  third.plug(2, LAPTOP);
  third.unplug(2);
  expect(top.state()).toMatchObject({ connected: [0, 0, 0, 0], active: 1 });
});

test('a unit without an active port activates its default port when it becomes active', () => {
  const { top, fourth } = chain();
  fourth.putState({ activeport: 0 });
  top.press(4, false);
  expect(fourth.state()).toMatchObject({ active: 2 });
});

test('units follow the UC mode of the hub with the display', () => {
  const { top, third } = chain();
  top.press(1, true);
  expect(third.state().mtrsync).toBe(top.state().mtrmode);
  top.press(1, true);
  expect(third.state().mtrsync).toBe(top.state().mtrmode);
});

test('a unit that is unplugged has no effect on its former hub', () => {
  const { top, third } = chain();
  top.unplug(3);
  third.plug(2, LAPTOP);
  expect(top.state()).toMatchObject({ connected: [0, 0, 0, 0], active: 1 });
  expect(JSON.stringify(top.data())).not.toContain(third.serialNumber);
  top.press(1, true);
  expect(third.state()).not.toHaveProperty('mtrsync');
});
