import type { Hub } from '../../../simulator/world/types.js';
import { useStack } from '../../support/stack.js';
import { hubsOf, hubWhere } from '../../support/world.js';
import { changeMany, changeOne, type ConfigValues, putsByHub, putsOf, trueConfig } from './changes.js';

const FIRMWARES = ['1.2.0', '1.3.1', '1.4.3', '1.6.8'] as const;
const UNSUPPORTED = 'UNSUPPORTED_BY_PRODUCT';
const OLD = 'UNSUPPORTED_BY_FIRMWARE';

const ALWAYS = '0.0.0';
const NEVER = 'none';

/** A value for a setting, and who takes it: the families, and the first firmware of an OPC3 that does. */
const SETTINGS: readonly (readonly [ConfigValues, readonly string[], string])[] = [
  [{ adminAlwaysOff: true }, ['OPH4'], NEVER],
  [{ disableLeds: true }, ['OPH4'], NEVER],
  [{ enabledPorts: [true, true, true, false] }, ['OPH4'], NEVER],
  [{ chargingProtocols: ['EPR'] }, ['OPH4'], NEVER],
  [{ powerBalancingMode: 'STATIC' }, ['OPH4'], NEVER],
  [{ powerStatic: [5, 10, 15, 20] }, ['OPC4', 'OPH4'], NEVER],
  [{ shareNetwork: false }, ['OPC4'], NEVER],
  [{ ufpRole: 'DRP' }, ['OPC4'], NEVER],
  [{ usbPowerDistributionMode: 'DISABLED' }, ['OPC4'], NEVER],
  [{ usbPassthroughUsbCOnDelay: { mode: 'ALWAYS_OFF' } }, ['OPC4'], NEVER],
  [{ autoSwitchDisconnect: 'ON' }, ['OPC3', 'OPC4'], ALWAYS],
  [{ hdmiCecControl: true }, ['OPC3', 'OPC4'], ALWAYS],
  [{ hpdOnDelay: { mode: 'DELAY', milliseconds: 4_200 } }, ['OPC3', 'OPC4'], '1.3.1'],
  [{ usbPassthroughUsb2OnDelay: { mode: 'DELAY', milliseconds: 100 } }, ['OPC3'], '1.3.1'],
  [{ ucModeMemory: true }, ['OPC3', 'OPC4'], '1.4.3'],
  [{ buttonDisabled: [4] }, ['OPC3', 'OPC4'], '1.4.3'],
  [{ lockActive: true }, ['OPC3', 'OPC4'], '1.6.8'],
];

describe('a setting that the hub does not have', () => {
  const stack = useStack({ simulator: { hubs: 120, accounts: 1 } });
  let token: string;
  let hubs: readonly Hub[];

  beforeAll(async () => {
    token = await stack.simulator.userToken();
    const opc3 = FIRMWARES.map((firmware) =>
      hubWhere(stack.simulator.world, (hub) => hub.product === 'O-PC-3' && hub.firmware === firmware),
    );
    const others = ['O-PC-4', 'O-PH-4'].map((product) =>
      hubWhere(stack.simulator.world, (hub) => hub.product === product),
    );
    hubs = [...opc3, ...others];
  });
  beforeEach(() => stack.simulator.control.clearRequests());

  const family = ({ product }: Hub) => product.replaceAll('-', '');
  const codeFor = (hub: Hub, families: readonly string[], first: string) => {
    if (!families.includes(family(hub))) return UNSUPPORTED;
    return family(hub) === 'OPC3' && hub.firmware < first ? OLD : null;
  };

  it.each(SETTINGS)(
    'is rejected with the reason before anything is sent: %j',
    async (config, families, first) => {
      const [name = ''] = Object.keys(config);
      const { results } = await changeMany(
        stack,
        hubs.map(({ id }) => id),
        config,
        { token },
      );
      const puts = await putsByHub(stack);

      for (const [index, hub] of hubs.entries()) {
        const code = codeFor(hub, families, first);
        const result = results[index];
        expect(result?.userErrors.map((error) => error.code)).toEqual(code === null ? [] : [code]);
        expect(result?.changes.map(({ setting }) => setting.name)).toEqual(code === null ? [name] : []);
        expect(puts.get(hub.id) ?? 0).toBe(code === null ? 1 : 0);
        expect(result?.hub?.config?.raw).toEqual(trueConfig(stack.simulator.world, hub.id));
        if (code === OLD) expect(result?.userErrors[0]?.message).toContain(`needs firmware ${first} on OPC3`);
        if (code === UNSUPPORTED) expect(result?.userErrors[0]?.message).toContain(families.join(' and '));
        if (code !== null) expect(result?.userErrors[0]?.field).toEqual(['config', name]);
      }
    },
  );

  it('does not hide the others of the same input', async () => {
    const charger = hubWhere(stack.simulator.world, ({ product }) => product === 'O-PH-4');
    const { userErrors } = await changeOne(stack, token, charger.id, {
      shareNetwork: true,
      disableLeds: false,
      defaultPort: 2,
      lockActive: true,
    });

    expect(userErrors.map(({ code, field }) => [code, field?.[1]])).toEqual([
      [UNSUPPORTED, 'defaultPort'],
      [UNSUPPORTED, 'lockActive'],
      [UNSUPPORTED, 'shareNetwork'],
    ]);
    expect(await putsOf(stack)).toBe(0);
  });

  it('is sent if the hub itself has it, and the message of Operated is returned', async () => {
    const charger = hubWhere(stack.simulator.world, ({ product }) => product === 'O-PH-4');
    await stack.simulator.control.data(charger.id, { config: { sharenetwork: true } });
    const { userErrors } = await changeOne(stack, token, charger.id, { shareNetwork: false });

    expect(userErrors).toEqual([
      {
        code: 'REJECTED_BY_OPERATED',
        message: `Operated rejected the change: Not a setting of O-PH-4 with firmware ${charger.firmware}: sharenetwork.`,
        field: null,
      },
    ]);
    expect(await putsOf(stack)).toBe(1);
  });

  it.each([
    ['an unknown product', { product: 'O-PC-9' }],
    ['an unknown firmware', { firmware: 'beta' }],
    ['no firmware', { firmware: null }],
  ])('is sent if the hub has %s, because support is unknown', async (_title, patch) => {
    const old = hubsOf(stack.simulator.world).filter(({ firmware }) => firmware === '1.2.0')[1];
    await stack.simulator.control.data(old?.id ?? '', patch);
    const { userErrors } = await changeOne(stack, token, old?.id ?? '', { lockActive: true });

    expect(userErrors).toMatchObject([{ code: 'REJECTED_BY_OPERATED' }]);
    expect(await putsOf(stack)).toBe(1);
  });
});

describe('a setting that Operated accepts and ignores', () => {
  const stack = useStack({ simulator: { unsupported: 'ignore' } });

  it('is not confirmed, and the hub is shown as it is', async () => {
    const token = await stack.simulator.userToken();
    const charger = hubWhere(stack.simulator.world, ({ product }) => product === 'O-PH-4');
    await stack.simulator.control.data(charger.id, { config: { sharenetwork: true } });
    const changed = await changeOne(stack, token, charger.id, { shareNetwork: false, disableLeds: true });

    expect(changed.userErrors).toEqual([
      {
        code: 'NOT_CONFIRMED',
        message:
          'Operated accepted the change, but the hub does not show it for: shareNetwork. Read the hub again to find out whether it was changed.',
        field: null,
      },
    ]);
    expect(changed.changes).toEqual([{ setting: { name: 'disableLeds' }, before: 'false', after: 'true' }]);
    expect(changed.hub?.config?.raw).toEqual(trueConfig(stack.simulator.world, charger.id));
  });
});
