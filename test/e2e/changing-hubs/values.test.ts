import { useStack } from '../../support/stack.js';
import { hubWhere } from '../../support/world.js';
import { changeOne, putsOf, UPDATE_ONE } from './changes.js';

const invalid = (message: string, ...path: string[]) => ({
  code: 'INVALID_VALUE',
  message,
  field: ['config', ...path],
});
const DELAY_TIME =
  'hpdOnDelay.milliseconds must be from 100 to 12600 ms, in steps of 100, with the mode DELAY.';
const NO_TIME = 'hpdOnDelay.milliseconds must be left out with a mode other than DELAY.';
const PORTS = 'autoSwitchPorts must each be a port number from 1 to 4.';
const FOUR_WATTS = 'powerStatic must have 4 values, one value for each upstream port.';
const WATTS = 'powerStatic must each be a number from 0 to 155 W, in steps of 5.';
const FOUR_FLAGS = 'enabledPorts must have 4 values, one flag for each upstream port.';

/** Values that GraphQL lets through and the setting does not take. */
const ILL = [
  [{ defaultPort: 5 }, [invalid('defaultPort must be a number from 0 to 4.', 'defaultPort')]],
  [{ defaultPort: -1 }, [invalid('defaultPort must be a number from 0 to 4.', 'defaultPort')]],
  [{ ucPort: 7 }, [invalid('ucPort must be a number from 0 to 6.', 'ucPort')]],
  [
    { ucLongPressDelay: 150 },
    [invalid('ucLongPressDelay must be a number from 0 to 3100 ms, in steps of 100.', 'ucLongPressDelay')],
  ],
  [
    { ucLongPressDelay: 3_200 },
    [invalid('ucLongPressDelay must be a number from 0 to 3100 ms, in steps of 100.', 'ucLongPressDelay')],
  ],
  [{ autoSwitchPorts: [1, 5] }, [invalid(PORTS, 'autoSwitchPorts')]],
  [{ autoSwitchPorts: [0] }, [invalid(PORTS, 'autoSwitchPorts')]],
  [
    { autoSwitchPorts: [2, 2] },
    [invalid('autoSwitchPorts must not contain a port twice.', 'autoSwitchPorts')],
  ],
  [{ powerStatic: [5, 10, 15] }, [invalid(FOUR_WATTS, 'powerStatic')]],
  [{ powerStatic: [] }, [invalid(FOUR_WATTS, 'powerStatic')]],
  [{ powerStatic: [5, 10, 15, 20, 25] }, [invalid(FOUR_WATTS, 'powerStatic')]],
  [{ powerStatic: [0, 0, 0, 160] }, [invalid(WATTS, 'powerStatic')]],
  [{ powerStatic: [0, 0, 0, 7] }, [invalid(WATTS, 'powerStatic')]],
  [{ powerStatic: [-5, 1] }, [invalid(WATTS, 'powerStatic'), invalid(FOUR_WATTS, 'powerStatic')]],
  [{ enabledPorts: [true] }, [invalid(FOUR_FLAGS, 'enabledPorts')]],
  [
    { chargingProtocols: ['SPR', 'SPR'] },
    [invalid('chargingProtocols must not contain a value twice.', 'chargingProtocols')],
  ],
  [{ ufpDefaultRole: 'DRP' }, [invalid('ufpDefaultRole must be SINK or SOURCE.', 'ufpDefaultRole')]],
  [{ hpdOnDelay: { mode: 'DELAY' } }, [invalid(DELAY_TIME, 'hpdOnDelay', 'milliseconds')]],
  [
    { hpdOnDelay: { mode: 'DELAY', milliseconds: null } },
    [invalid(DELAY_TIME, 'hpdOnDelay', 'milliseconds')],
  ],
  [{ hpdOnDelay: { mode: 'DELAY', milliseconds: 0 } }, [invalid(DELAY_TIME, 'hpdOnDelay', 'milliseconds')]],
  [
    { hpdOnDelay: { mode: 'DELAY', milliseconds: 12_700 } },
    [invalid(DELAY_TIME, 'hpdOnDelay', 'milliseconds')],
  ],
  [{ hpdOnDelay: { mode: 'DELAY', milliseconds: 250 } }, [invalid(DELAY_TIME, 'hpdOnDelay', 'milliseconds')]],
  [
    { hpdOnDelay: { mode: 'ALWAYS_ON', milliseconds: 100 } },
    [invalid(NO_TIME, 'hpdOnDelay', 'milliseconds')],
  ],
] as const;

describe('a value that its setting does not allow', () => {
  const stack = useStack();
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });
  beforeEach(() => stack.simulator.control.clearRequests());

  it.each(ILL)('is a user error with its path, and makes no call: %j', async (config, userErrors) => {
    const hub = hubWhere(stack.simulator.world, ({ product }) => product === 'O-PC-4');
    const changed = await changeOne(stack, token, hub.id, config);

    expect(changed).toMatchObject({ hub: null, changes: [] });
    expect(changed.userErrors).toHaveLength(userErrors.length);
    expect(changed.userErrors).toEqual(expect.arrayContaining([...userErrors]));
    expect((await stack.simulator.control.requests()).total).toBe(0);
  });

  it('does not hide the others: every violation of an input is returned at once', async () => {
    const [hub] = stack.simulator.world.hubs.keys();
    const config = ILL.reduce((all, [values]) => ({ ...values, ...all }), {});
    const { userErrors } = await changeOne(stack, token, String(hub), config);

    expect(new Set(userErrors.map(({ field }) => field?.[1]))).toEqual(new Set(Object.keys(config)));
    expect(userErrors.every(({ code }) => code === 'INVALID_VALUE')).toBe(true);
    expect((await stack.simulator.control.requests()).total).toBe(0);
  });

  it('is a user error of each hub of a change of many', async () => {
    const { data } = await stack.gateway.query(
      `mutation { updateHubConfigs(input: { hubIds: ["a", "b"], config: { defaultPort: 9 } }) {
        results { hubId hub { id } changes { after } userErrors { code field } } } }`,
      { token },
    );
    const result = {
      hub: null,
      changes: [],
      userErrors: [{ code: 'INVALID_VALUE', field: ['config', 'defaultPort'] }],
    };

    expect(data).toEqual({
      updateHubConfigs: {
        results: [
          { hubId: 'a', ...result },
          { hubId: 'b', ...result },
        ],
      },
    });
    expect(await putsOf(stack)).toBe(0);
  });

  it.each([
    { defaultPort: 1.5 },
    { defaultPort: '1' },
    { lockActive: 1 },
    { autoSwitchConnect: 'SOMETIMES' },
    { autoSwitchPorts: [null] },
    { hpdOnDelay: {} },
    { hpdOnDelay: { mode: 'LATER' } },
    { defaultport: 1 },
    { raw: {} },
    'defaultPort',
    null,
  ])('of another type than the schema’s is rejected by GraphQL itself: %j', async (config) => {
    const { data, errors } = await stack.gateway.query(UPDATE_ONE, {
      token,
      variables: { input: { hubId: 'x', config } },
    });

    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect((await stack.simulator.control.requests()).total).toBe(0);
  });
});
