import { act, hubOf, LAPTOP } from './hub-fixture.js';
import type { Json, JsonObject } from '../../../simulator/world/types.js';

describe('a configuration is rejected', () => {
  test('with 400 if it is a list', () => {
    const { hub } = hubOf();
    // Only the types forbid it: the body of a request can be any JSON.
    expect(Reflect.apply(hub.putConfig.bind(hub), undefined, [[], 'reject'])).toMatchObject({ status: 400 });
    expect(Reflect.apply(hub.putState.bind(hub), undefined, [null])).toMatchObject({ status: 400 });
  });

  test('with 422 and the names of the settings that the product does not support', () => {
    const { hub } = hubOf();
    const result = hub.putConfig({ defaultport: 2, disableleds: true, nonsense: 1 }, 'reject');
    expect(result).toEqual({
      ok: false,
      status: 422,
      message: 'Not a setting of O-PC-4 with firmware 1.1.0: disableleds, nonsense.',
    });
    expect(hub.config().defaultport).toBe(1);
  });

  test('with 422 for a setting that needs a newer firmware', () => {
    const { hub } = hubOf({ family: 'OPC3', firmware: '1.4.3' });
    expect(hub.putConfig({ lockactive: 1 }, 'reject')).toMatchObject({ status: 422 });
  });

  test('with 422 for names of Object.prototype', () => {
    const { hub } = hubOf();
    const patch = Object.fromEntries<Json>([
      ['__proto__', true],
      ['constructor', 1],
    ]);
    expect(hub.putConfig(patch, 'reject')).toMatchObject({ status: 422 });
    expect(hub.putConfig(patch, 'ignore')).toEqual({ ok: true });
    expect(Object.keys(hub.config())).not.toContain('__proto__');
  });

  test('as a whole, with all violations, if one value is not valid', () => {
    const { hub, events } = hubOf();
    const result = hub.putConfig({ defaultport: 2, lockactive: true, usemtr: 'on' }, 'reject');
    expect(result).toEqual({
      ok: false,
      status: 422,
      message: 'lockactive must be one of 0, 1; usemtr must be one of off, port, disable.',
    });
    expect(hub.config().defaultport).toBe(1);
    expect(events).toEqual([]);
  });

  test('with 422 if powerstatic adds up to the maximum of the unit', () => {
    const { hub } = hubOf();
    expect(hub.putConfig({ powerstatic: [20, 10, 10, 10] }, 'reject')).toEqual({
      ok: false,
      status: 422,
      message: 'powerstatic must add up to less than 250 W, each value counting 5 W.',
    });
  });
});

describe('a configuration is applied', () => {
  test('except for unsupported settings, if these are ignored', () => {
    const { hub } = hubOf();
    expect(hub.putConfig({ defaultport: 2, disableleds: true }, 'ignore')).toEqual({ ok: true });
    expect(hub.config().defaultport).toBe(2);
    expect(hub.config()).not.toHaveProperty('disableleds');
  });

  test('and sent as an event with the complete configuration, even if nothing changed', () => {
    const { hub, events } = hubOf();
    hub.putConfig({ defaultport: 1 }, 'reject');
    expect(events).toEqual([{ event: 'hub:config:change', data: { newConfig: hub.config() } }]);
  });

  test('without an event if all of its settings were ignored', () => {
    const { hub, events } = hubOf();
    hub.putConfig({ disableleds: true }, 'ignore');
    hub.putConfig({}, 'reject');
    expect(events).toEqual([]);
  });

  test('immediately: a port that is turned off reports it', () => {
    const { hub, events } = hubOf();
    hub.putConfig({ inactivedisabled: 0b1000 }, 'reject');
    expect(events).toContainEqual({
      event: 'hub:con:change',
      data: { port: 'usb4', connected: false, enabled: false },
    });
  });
});

describe('a state is rejected', () => {
  test.each<[string, JsonObject]>([
    ['beyond 4', { activeport: 5 }],
    ['below 0', { activeport: -1 }],
    ['in between', { activeport: 1.5 }],
    ['as text', { activeport: '2' }],
    ['as null', { activeport: null }],
    ['without activeport', {}],
    ['under its other name', { active: 2 }],
    ['with anything else beside it', { activeport: 2, mtrmode: true }],
  ])('with 422 %s', (_, patch) => {
    const { hub } = hubOf();
    expect(hub.putState(patch)).toMatchObject({ ok: false, status: 422 });
    expect(hub.state().active).toBe(1);
  });

  test('with 422 by a hub that has no active port', () => {
    const { hub } = hubOf({ family: 'OPH4', firmware: '1.0.5' });
    const message = 'O-PH-4 has no active port.';
    expect(hub.putState({ activeport: 1 })).toEqual({ ok: false, status: 422, message });
  });

  test('with 409 while the active port is locked', () => {
    const { hub } = hubOf({ config: { lockactive: 1 }, laptops: [2] });
    expect(hub.putState({ activeport: 3 })).toMatchObject({ ok: false, status: 409 });
    expect(hub.putState({ activeport: 2 })).toEqual({ ok: true });
  });
});

describe('a hub that is offline', () => {
  test('rejects writes with 504', () => {
    const { hub } = hubOf();
    hub.setPresence(false);
    const silence = { ok: false, status: 504, message: 'Hub O474C90FA5EDC1 did not answer.' };
    expect(hub.putState({ activeport: 2 })).toEqual(silence);
    expect(hub.putConfig({ defaultport: 2 }, 'reject')).toEqual(silence);
  });

  test('shows its last known data, and sends the changes when it is online again', () => {
    const { hub, events, wait } = hubOf();
    const known = hub.data();
    hub.setPresence(false);
    wait(3_600);
    act(hub, 'plug 2');
    expect(hub.online).toBe(false);
    expect(hub.data()).toEqual({ ...known, presence: false });
    expect(events).toEqual([]);
    hub.setPresence(true);
    expect(hub.state()).toMatchObject({ connected: [0, 1, 0, 0], active: 2 });
    expect(events.map(({ event }) => event)).toEqual(['hub:con:change', 'hub:state:change']);
  });

  test('sends no event of its presence', () => {
    const { hub, events } = hubOf();
    hub.setPresence(false);
    hub.setPresence(true);
    expect(events).toEqual([]);
  });
});

describe('the events of a hub', () => {
  test('for a connected laptop: an incomplete connection and the complete state', () => {
    const { hub, events } = hubOf();
    hub.plug(2, LAPTOP);
    expect(events).toEqual([
      { event: 'hub:con:change', data: { port: 'usb2', connected: true, enabled: true } },
      {
        event: 'hub:state:change',
        data: { newState: { connected: [0, 1, 0, 0], active: 2, adminmode: false } },
      },
    ]);
  });

  test('for a laptop that replaces another: a disconnect and a connect', () => {
    const { hub, events } = hubOf({ laptops: [2] });
    hub.plug(2, LAPTOP);
    expect(
      events.filter(({ event }) => event === 'hub:con:change').map(({ data }) => data.connected),
    ).toEqual([false, true]);
  });

  test('for charging: the new values of the port, and null when it ends', () => {
    const { hub, events } = hubOf({ family: 'OPH4', firmware: '1.0.5' });
    hub.plug(2, LAPTOP);
    hub.unplug(2);
    const charging = events.filter(({ event }) => event === 'hub:charging').map(({ data }) => data);
    expect(charging).toEqual([
      {
        port: 'usb2',
        charging: { mode: 'SPR', requestedvoltage: 20_000, requestedcurrent: 3_250, allocatedpower: 65 },
      },
      { port: 'usb2', charging: null },
    ]);
  });

  test('for over-temperature, if the product has the protection', () => {
    const charger = hubOf({ family: 'OPH4', firmware: '1.0.5' });
    charger.hub.setTemperature('overheat');
    charger.hub.setTemperature('overheat');
    expect(charger.events).toEqual([
      { event: 'hub:state:change', data: { newState: { connected: [0, 0, 0, 0], otp: 'overheat' } } },
      { event: 'hub:temp', data: { otp: 'overheat' } },
    ]);
    const table = hubOf();
    table.hub.setTemperature('overheat');
    expect(table.events).toEqual([]);
  });

  test('are not sent for an action that changes nothing', () => {
    const { hub, events } = hubOf();
    hub.unplug(3);
    act(hub, 'api 1');
    expect(events).toEqual([]);
  });
});
