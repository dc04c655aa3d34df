import { useStack } from '../../support/stack.js';
import { hubsOf } from '../../support/world.js';
import { changeOne, putsOf, trueConfig } from './changes.js';

/** The hub's settings, the input, and what it lacks; null where it lacks nothing. */
const CASES = [
  [{ usemtr: 'off' }, { ucPort: 3 }, 'ucPort needs ucConfiguration: PORT; it is OFF.'],
  [{ usemtr: 'disable' }, { ucPort: 3 }, 'ucPort needs ucConfiguration: PORT; it is DISABLE.'],
  [
    { usemtr: 'port' },
    { ucConfiguration: 'OFF', ucPort: 3 },
    'ucPort needs ucConfiguration: PORT; it would be OFF.',
  ],
  [
    { usemtr: 'port' },
    { ucDisableUsb: 'USB_A_1' },
    'ucDisableUsb needs ucConfiguration: DISABLE; it is PORT.',
  ],
  [{ ufprole: 1 }, { ufpDefaultRole: 'SINK' }, 'ufpDefaultRole needs ufpRole: DRP; it is SOURCE.'],
  [
    { ufprole: 2 },
    { ufpRole: 'SINK', ufpDefaultRole: 'SINK' },
    'ufpDefaultRole needs ufpRole: DRP; it would be SINK.',
  ],
  [{ usemtr: 'port' }, { ucPort: 3 }, null],
  [{ usemtr: 'off' }, { ucConfiguration: 'PORT', ucPort: 3 }, null],
  [{ usemtr: 'off', mtrport: 4 }, { ucPort: 0 }, null],
  [{ usemtr: 'disable' }, { ucDisableUsb: 'USB_A_2' }, null],
  [{ ufprole: 2 }, { ufpDefaultRole: 'SINK' }, null],
  [{ ufprole: 0 }, { ufpRole: 'DRP', ufpDefaultRole: 'SINK' }, null],
  // A form may send everything that it has read: unchanged values are no violations.
  [{ usemtr: 'off' }, { ucDisableUsb: 'ALL_USB_A', ufpDefaultRole: 'SOURCE', ucPort: 0 }, null],
  [{ usemtr: 'port', mtrport: 4 }, { ucConfiguration: 'OFF', ucPort: 4 }, null],
] as const;

describe('a setting that needs another', () => {
  const stack = useStack();
  let token: string;
  let hubIds: readonly string[];

  beforeAll(async () => {
    token = await stack.simulator.userToken();
    hubIds = hubsOf(stack.simulator.world)
      .filter(({ product, online }) => product === 'O-PC-4' && online)
      .map(({ id }) => id);
  });

  it.each(CASES.map((row, index) => [...row, index] as const))(
    'on a hub with %j and the input %j: %s',
    async (before, input, message, index) => {
      const hubId = hubIds[index] ?? '';
      stack.simulator.world.hubs.get(hubId)?.putConfig(before, 'reject');
      await stack.simulator.control.clearRequests();
      const { userErrors, hub } = await changeOne(stack, token, hubId, input);

      const expected = { code: 'CONFLICTING_SETTINGS', message, field: ['config', message?.split(' ')[0]] };
      expect(userErrors).toEqual(message === null ? [] : [expected]);
      if (message !== null) expect(await putsOf(stack)).toBe(0);
      expect(hub?.config?.raw).toEqual(trueConfig(stack.simulator.world, hubId));
    },
  );

  it('is sent if the hub does not send the other setting', async () => {
    const hubId = hubIds.at(-1) ?? '';
    await stack.simulator.control.data(hubId, { config: { usemtr: null } });
    const { userErrors, changes } = await changeOne(stack, token, hubId, { ucPort: 2 });

    expect([userErrors, changes]).toEqual([[], [{ setting: { name: 'ucPort' }, before: '0', after: '2' }]]);
  });
});
