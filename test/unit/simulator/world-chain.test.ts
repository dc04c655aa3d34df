import { createWorld } from '../../../simulator/world/world.js';
import { LAPTOP } from './hub-fixture.js';

/** Three switches: two hang on ports 3 and 4 of the one with the display. */
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

test('the display’s hub names the units on its ports, and shows them as connected', () => {
  const { top, third, fourth } = chain();
  expect(top.data()).toMatchObject({
    connections: {
      usb3: { connected: true, ochno: { hwid: third.serialNumber } },
      usb4: { connected: true, ochno: { hwid: fourth.serialNumber } },
    },
  });
});

test('a unit without a laptop is no user; with its first laptop it is, and asks for the screen', () => {
  const { top, third } = chain();
  expect(top.state()).toMatchObject({ connected: [0, 0, 0, 0] });
  third.plug(2, LAPTOP);
  expect(third.state()).toMatchObject({ active: 2 });
  expect(top.state()).toMatchObject({ connected: [0, 0, 1, 0], active: 3 });
});

test('a unit gets the screen even while another laptop has it', () => {
  const { top, fourth } = chain();
  top.plug(1, LAPTOP);
  fourth.plug(1, LAPTOP);
  expect(top.state()).toMatchObject({ active: 4 });
});

test('a unit asks for the screen when a laptop comes to the port that was active and empty', () => {
  const { top, third } = chain();
  expect(third.state()).toMatchObject({ active: 1, connected: [0, 0, 0, 0] });
  third.plug(1, LAPTOP);
  expect(top.state()).toMatchObject({ active: 3 });
});

test('a unit does not ask again for what it shows already', () => {
  const { top, third } = chain();
  third.plug(2, LAPTOP);
  top.press(1, false);
  third.plug(4, LAPTOP);
  expect(third.state()).toMatchObject({ active: 2 });
  expect(top.state()).toMatchObject({ active: 1 });
});

test('a unit does not get the screen while the display’s hub is locked', () => {
  const { top, third } = chain();
  top.putConfig({ lockactive: 1 }, 'reject');
  top.plug(1, LAPTOP);
  third.plug(2, LAPTOP);
  expect(third.state()).toMatchObject({ active: 2 });
  expect(top.state()).toMatchObject({ connected: [1, 0, 1, 0], active: 1 });
});

test('a unit whose last laptop leaves gives the screen back', () => {
  const { top, third } = chain();
  third.plug(2, LAPTOP);
  third.unplug(2);
  expect(top.state()).toMatchObject({ connected: [0, 0, 0, 0], active: 1 });
});

test('a unit that shows nothing turns to its default port when its port becomes active', () => {
  const { top, fourth } = chain();
  fourth.putState({ activeport: 0 });
  top.press(4, false);
  expect(fourth.state()).toMatchObject({ active: 2 });
});

test('units follow the UC mode of the display’s hub', () => {
  const { top, third } = chain();
  top.press(1, true);
  expect(third.state().mtrsync).toBe(top.state().mtrmode);
  top.press(1, true);
  expect(third.state().mtrsync).toBe(top.state().mtrmode);
});

test('a unit that is unplugged has no say any more', () => {
  const { top, third } = chain();
  top.unplug(3);
  third.plug(2, LAPTOP);
  expect(top.state()).toMatchObject({ connected: [0, 0, 0, 0], active: 1 });
  expect(JSON.stringify(top.data())).not.toContain(third.serialNumber);
  top.press(1, true);
  expect(third.state()).not.toHaveProperty('mtrsync');
});
