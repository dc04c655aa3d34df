import { act, hubOf, LAPTOP } from './hub-fixture.js';
import type { Json, JsonObject } from '../../../simulator/world/types.js';

describe('a configuration is refused', () => {
  test('with 400 if it is a list', () => {
    const { hub } = hubOf();
    // The types forbid it, and nothing else does: the body of a request is whatever was sent.
    expect(Reflect.apply(hub.putConfig.bind(hub), undefined, [[], 'reject'])).toMatchObject({ status: 400 });
    expect(Reflect.apply(hub.putState.bind(hub), undefined, [null])).toMatchObject({ status: 400 });
  });

  test('with 422 that lists what the product has not, known elsewhere or nowhere', () => {
    const { hub } = hubOf();
    const result = hub.putConfig({ defaultport: 2, disableleds: true, nonsense: 1 }, 'reject');
    expect(result).toEqual({
      ok: false,
      status: 422,
      message: 'Not a setting of O-PC-4 with firmware 1.1.0: disableleds, nonsense.',
    });
    expect(hub.config().defaultport).toBe(1);
  });

  test('with 422 for what a firmware has not yet', () => {
    const { hub } = hubOf({ family: 'OPC3', firmware: '1.4.3' });
    expect(hub.putConfig({ lockactive: 1 }, 'reject')).toMatchObject({ status: 422 });
  });

  test('with 422 for names that every object has', () => {
    const { hub } = hubOf();
    const patch = Object.fromEntries<Json>([
      ['__proto__', true],
      ['constructor', 1],
    ]);
    expect(hub.putConfig(patch, 'reject')).toMatchObject({ status: 422 });
    expect(hub.putConfig(patch, 'ignore')).toEqual({ ok: true });
    expect(Object.keys(hub.config())).not.toContain('__proto__');
  });

  test('as a whole, and with every fault, if one value is bad', () => {
    const { hub, told } = hubOf();
    const result = hub.putConfig({ defaultport: 2, lockactive: true, usemtr: 'on' }, 'reject');
    expect(result).toEqual({
      ok: false,
      status: 422,
      message: 'lockactive must be one of 0, 1; usemtr must be one of off, port, disable.',
    });
    expect(hub.config().defaultport).toBe(1);
    expect(told).toEqual([]);
  });

  test('with 422 if powerstatic adds up to all that the unit has', () => {
    const { hub } = hubOf();
    expect(hub.putConfig({ powerstatic: [20, 10, 10, 10] }, 'reject')).toEqual({
      ok: false,
      status: 422,
      message: 'powerstatic must add up to less than 250 W, each value counting 5 W.',
    });
  });
});

describe('a configuration is applied', () => {
  test('but for what is passed over, if the product has not all of it', () => {
    const { hub } = hubOf();
    expect(hub.putConfig({ defaultport: 2, disableleds: true }, 'ignore')).toEqual({ ok: true });
    expect(hub.config().defaultport).toBe(2);
    expect(hub.config()).not.toHaveProperty('disableleds');
  });

  test('and told of with the whole of it, even if nothing changed', () => {
    const { hub, told } = hubOf();
    hub.putConfig({ defaultport: 1 }, 'reject');
    expect(told).toEqual([{ event: 'hub:config:change', data: { newConfig: hub.config() } }]);
  });

  test('but not told of if nothing was left of it', () => {
    const { hub, told } = hubOf();
    hub.putConfig({ disableleds: true }, 'ignore');
    hub.putConfig({}, 'reject');
    expect(told).toEqual([]);
  });

  test('at once: a port that is switched off tells so', () => {
    const { hub, told } = hubOf();
    hub.putConfig({ inactivedisabled: 0b1000 }, 'reject');
    expect(told).toContainEqual({
      event: 'hub:con:change',
      data: { port: 'usb4', connected: false, enabled: false },
    });
  });
});

describe('a state is refused', () => {
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

  test('with 409 by a lock that holds', () => {
    const { hub } = hubOf({ config: { lockactive: 1 }, laptops: [2] });
    expect(hub.putState({ activeport: 3 })).toMatchObject({ ok: false, status: 409 });
    expect(hub.putState({ activeport: 2 })).toEqual({ ok: true });
  });
});

describe('a hub that is offline', () => {
  test('answers no write: 504', () => {
    const { hub } = hubOf();
    hub.setPresence(false);
    const silence = { ok: false, status: 504, message: 'Hub O474C90FA5EDC1 did not answer.' };
    expect(hub.putState({ activeport: 2 })).toEqual(silence);
    expect(hub.putConfig({ defaultport: 2 }, 'reject')).toEqual(silence);
  });

  test('shows what was known last, whatever happens to it, and tells of it once it is back', () => {
    const { hub, told, wait } = hubOf();
    const known = hub.data();
    hub.setPresence(false);
    wait(3_600);
    act(hub, 'plug 2');
    expect(hub.online).toBe(false);
    expect(hub.data()).toEqual({ ...known, presence: false });
    expect(told).toEqual([]);
    hub.setPresence(true);
    expect(hub.state()).toMatchObject({ connected: [0, 1, 0, 0], active: 2 });
    expect(told.map(({ event }) => event)).toEqual(['hub:con:change', 'hub:state:change']);
  });

  test('tells nothing of going and coming', () => {
    const { hub, told } = hubOf();
    hub.setPresence(false);
    hub.setPresence(true);
    expect(told).toEqual([]);
  });
});

describe('what a hub tells', () => {
  test('of a laptop that comes: the connection as a hint, the state whole', () => {
    const { hub, told } = hubOf();
    hub.plug(2, LAPTOP);
    expect(told).toEqual([
      { event: 'hub:con:change', data: { port: 'usb2', connected: true, enabled: true } },
      {
        event: 'hub:state:change',
        data: { newState: { connected: [0, 1, 0, 0], active: 2, adminmode: false } },
      },
    ]);
  });

  test('of a laptop that replaces another: that one went and the other came', () => {
    const { hub, told } = hubOf({ laptops: [2] });
    hub.plug(2, LAPTOP);
    expect(told.filter(({ event }) => event === 'hub:con:change').map(({ data }) => data.connected)).toEqual([
      false,
      true,
    ]);
  });

  test('of charging: the port’s new figures, and null when it ends', () => {
    const { hub, told } = hubOf({ family: 'OPH4', firmware: '1.0.5' });
    hub.plug(2, LAPTOP);
    hub.unplug(2);
    const charging = told.filter(({ event }) => event === 'hub:charging').map(({ data }) => data);
    expect(charging).toEqual([
      {
        port: 'usb2',
        charging: { mode: 'SPR', requestedvoltage: 20_000, requestedcurrent: 3_250, allocatedpower: 65 },
      },
      { port: 'usb2', charging: null },
    ]);
  });

  test('of heat, where it has the protection; the others do not run hot', () => {
    const charger = hubOf({ family: 'OPH4', firmware: '1.0.5' });
    charger.hub.setTemperature('overheat');
    charger.hub.setTemperature('overheat');
    expect(charger.told).toEqual([
      { event: 'hub:state:change', data: { newState: { connected: [0, 0, 0, 0], otp: 'overheat' } } },
      { event: 'hub:temp', data: { otp: 'overheat' } },
    ]);
    const table = hubOf();
    table.hub.setTemperature('overheat');
    expect(table.told).toEqual([]);
  });

  test('nothing of an action that changes nothing', () => {
    const { hub, told } = hubOf();
    hub.unplug(3);
    act(hub, 'api 1');
    expect(told).toEqual([]);
  });
});
