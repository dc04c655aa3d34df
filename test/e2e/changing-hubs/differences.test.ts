import type { JsonObject } from '../../../simulator/world/types.js';
import { readHub, useStack } from '../../support/stack.js';
import { hubsOf, hubWhere } from '../../support/world.js';
import { EVERY_SETTING, SETTING_SAMPLES } from '../reading/setting-samples.js';
import { auditLines, changeOne, putsOf, trueConfig } from './changes.js';

const before = {
  autoswitchports: 0b1111,
  defaultport: 1,
  hpdondelay: 0,
  lockactive: 0,
  powerstatic: [12, 12, 12, 12],
  usemtr: 'off',
  mtrlongpressdelay: 20,
  ufprole: 1,
};

/** One setting of each kind: the input, the value sent to Operated, and the change in the result. */
const ENCODINGS = [
  [{ autoSwitchPorts: [4, 1] }, { autoswitchports: 0b1001 }, '[1,2,3,4]', '[1,4]'],
  [{ autoSwitchPorts: [] }, { autoswitchports: 0 }, '[1,2,3,4]', '[]'],
  [{ defaultPort: 3 }, { defaultport: 3 }, '1', '3'],
  [{ defaultPort: 0 }, { defaultport: 0 }, '1', '0'],
  [{ defaultPort: null }, { defaultport: 0 }, '1', '0'],
  [
    { hpdOnDelay: { mode: 'DELAY', milliseconds: 12_600 } },
    { hpdondelay: 126 },
    '{"mode":"ALWAYS_ON","milliseconds":null}',
    '{"mode":"DELAY","milliseconds":12600}',
  ],
  [
    { hpdOnDelay: { mode: 'ALWAYS_OFF' } },
    { hpdondelay: 127 },
    '{"mode":"ALWAYS_ON","milliseconds":null}',
    '{"mode":"ALWAYS_OFF","milliseconds":null}',
  ],
  [{ lockActive: true }, { lockactive: 1 }, 'false', 'true'],
  [{ powerStatic: [0, 5, 60, 155] }, { powerstatic: [0, 1, 12, 31] }, '[60,60,60,60]', '[0,5,60,155]'],
  [{ ucConfiguration: 'DISABLE' }, { usemtr: 'disable' }, '"OFF"', '"DISABLE"'],
  [{ ucLongPressDelay: 3_100 }, { mtrlongpressdelay: 31 }, '2000', '3100'],
  [{ ufpRole: 'DRP' }, { ufprole: 2 }, '"SOURCE"', '"DRP"'],
] as const;

describe('the difference from the hub’s configuration', () => {
  const stack = useStack();
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });
  beforeEach(() => stack.simulator.control.clearRequests());

  const freshHub = (config: JsonObject = before) => {
    const hub = hubWhere(stack.simulator.world, ({ product, online }) => product === 'O-PC-4' && online);
    expect(hub.putConfig(config, 'reject')).toEqual({ ok: true });
    return hub;
  };

  it.each(ENCODINGS)('is sent in Operated’s form: %j as %j', async (input, sent, was, is) => {
    const hub = freshHub();
    const all = hub.config();
    const changed = await changeOne(stack, token, hub.id, input);
    const [name] = Object.keys(input);

    expect(changed.userErrors).toEqual([]);
    expect(changed.changes).toEqual([{ setting: { name }, before: was, after: is }]);
    expect(trueConfig(stack.simulator.world, hub.id)).toEqual({ ...all, ...sent });
    expect(changed.hub?.config?.raw).toEqual({ ...all, ...sent });
    expect(await putsOf(stack)).toBe(1);
  });

  it('is sent alone in one call, without the settings that the hub already has', async () => {
    const hub = freshHub();
    const input = { defaultPort: 1, lockActive: false, shareNetwork: false, autoSwitchPorts: [4, 3, 2, 1] };
    await changeOne(stack, token, hub.id, { ...input, shareNetwork: true });
    await stack.simulator.control.clearRequests();
    const { changes } = await changeOne(stack, token, hub.id, input);

    expect(changes).toEqual([{ setting: { name: 'shareNetwork' }, before: 'true', after: 'false' }]);
    expect(await putsOf(stack)).toBe(1);
    expect(auditLines(stack).at(-1)).toMatchObject({ settings: ['sharenetwork'] });
  });

  it('is empty if the input equals the hub, and then nothing is sent', async () => {
    const hub = freshHub();
    const changed = await changeOne(stack, token, hub.id, { defaultPort: 1, powerStatic: [60, 60, 60, 60] });

    expect(changed).toMatchObject({ hub: { id: hub.id }, changes: [], userErrors: [] });
    expect(await putsOf(stack)).toBe(0);
  });

  it('is empty for an input without a setting', async () => {
    const changed = await changeOne(stack, token, freshHub().id, {});

    expect(changed).toMatchObject({ changes: [], userErrors: [] });
    expect(await putsOf(stack)).toBe(0);
  });

  it('is empty for a list in another order or in another form of Operated', async () => {
    const charger = hubWhere(stack.simulator.world, ({ product }) => product === 'O-PH-4');
    const switching = freshHub();
    await stack.simulator.control.data(switching.id, {
      config: { inactivedisabled: [0, 1, 1, 0], lockactive: true, sharenetwork: '1' },
    });
    const chargers = await changeOne(stack, token, charger.id, {
      chargingProtocols: ['LQC', 'PPS', 'EPR', 'SPR'],
    });
    const switched = await changeOne(stack, token, switching.id, {
      inactiveDisabled: [3, 2],
      lockActive: true,
      shareNetwork: true,
    });

    expect([chargers, switched]).toMatchObject([
      { changes: [], userErrors: [] },
      { changes: [], userErrors: [] },
    ]);
    expect(await putsOf(stack)).toBe(0);
    await stack.simulator.control.data(switching.id, {
      config: { inactivedisabled: 0, lockactive: 0, sharenetwork: true },
    });
  });

  it('is empty for every hub whose settings are sent back as they were read', async () => {
    const names = SETTING_SAMPLES.map(({ field }) => field);
    for (const { id } of hubsOf(stack.simulator.world)) {
      const hub = (await readHub(stack.gateway, token, id, `config { ${EVERY_SETTING} }`)) as {
        config: Readonly<Record<string, unknown>>;
      };
      const read = names.filter((name) => hub.config[name] !== null);
      const config = Object.fromEntries(read.map((name) => [name, hub.config[name]]));

      expect(await changeOne(stack, token, id, config)).toMatchObject({ changes: [], userErrors: [] });
    }
    expect(await putsOf(stack)).toBe(0);
  });

  it('omits settings that the gateway does not know', async () => {
    const newer = hubWhere(stack.simulator.world, ({ firmware }) => firmware === '2.0.0');
    const all = newer.config();
    const known = new Set(SETTING_SAMPLES.map(({ operated }) => operated));
    const unknown = Object.keys(all).filter((name) => !known.has(name));
    const { hub } = await changeOne(stack, token, newer.id, { disableLeds: true });

    expect(unknown).not.toEqual([]);
    expect(newer.config()).toEqual({ ...all, disableleds: true });
    expect(hub?.config?.raw).toEqual(newer.config());
  });

  it('includes a value that cannot be read, with null as the value before', async () => {
    const hub = freshHub();
    await stack.simulator.control.data(hub.id, { config: { autoswitchconnect: 'sometimes' } });
    const dry = await changeOne(stack, token, hub.id, { autoSwitchConnect: 'ALWAYS' }, true);

    expect(dry.changes).toEqual([
      { setting: { name: 'autoSwitchConnect' }, before: null, after: '"ALWAYS"' },
    ]);
  });

  it('is the whole input if a hub sends no configuration', async () => {
    const hub = hubWhere(stack.simulator.world, ({ product }) => product === 'O-PC-3');
    await stack.simulator.control.data(hub.id, { config: null });
    const changed = await changeOne(stack, token, hub.id, { defaultPort: 2 });

    expect(changed.userErrors).toMatchObject([{ code: 'NOT_CONFIRMED' }]);
    expect(await putsOf(stack)).toBe(1);
  });

  it('is returned with dryRun too, and not sent', async () => {
    const hub = freshHub();
    const all = hub.config();
    const input = { defaultPort: 4, ucConfiguration: 'PORT', ucPort: 2 };
    const dry = await changeOne(stack, token, hub.id, input, true);

    expect(hub.config()).toEqual(all);
    expect(await putsOf(stack)).toBe(0);
    expect(dry.hub?.config?.raw).toEqual(all);
    expect(dry.changes).toEqual((await changeOne(stack, token, hub.id, input)).changes);
  });

  it('comes with the violations for the hub with dryRun too', async () => {
    const { userErrors } = await changeOne(stack, token, freshHub().id, { disableLeds: true }, true);

    expect(userErrors).toMatchObject([{ code: 'UNSUPPORTED_BY_PRODUCT' }]);
  });
});

describe.each(['json', 'accepted', 'empty'] as const)(
  'an Operated that answers a write with %s',
  (writeReply) => {
    const stack = useStack({ simulator: { writeReply, rows: 'thin' } });

    it('is judged by what the hub shows', async () => {
      const token = await stack.simulator.userToken();
      const hub = hubWhere(stack.simulator.world, ({ product }) => product === 'O-PC-4');
      const changed = await changeOne(stack, token, hub.id, { hdmiCecControl: true });

      expect(changed).toMatchObject({
        userErrors: [],
        changes: [{ setting: { name: 'hdmiCecControl' }, before: 'false', after: 'true' }],
        hub: { config: { raw: { hdmiceccontrol: true } } },
      });
    });
  },
);
