import { catalogue } from '../../../src/schema/settings/catalogue.js';
import '../../../src/schema/config-input.js';
import { readHub, useStack } from '../../support/stack.js';
import { hubWhere } from '../../support/world.js';
import { changeMany, changeOne, type ConfigValues, putsOf } from './changes.js';

/** Every setting, as a form reads it. */
const SETTINGS = catalogue
  .map(({ name, codec }) => (codec.type === 'HoldDelay' ? `${name} { mode milliseconds }` : name))
  .join(' ');

describe('null in the settings of an input', () => {
  const stack = useStack();
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });
  beforeEach(() => stack.simulator.control.clearRequests());

  const hubOf = (product: string) =>
    hubWhere(stack.simulator.world, (hub) => hub.product === product && hub.online);

  it('is a user error for a setting that the hub has, and sends nothing', async () => {
    const { changes, userErrors } = await changeOne(stack, token, hubOf('O-PC-4').id, {
      shareNetwork: null,
      lockActive: true,
    });

    expect(changes).toEqual([]);
    expect(userErrors).toEqual([
      {
        code: 'INVALID_VALUE',
        message: 'shareNetwork must not be null; leave it out to keep its value.',
        field: ['config', 'shareNetwork'],
      },
    ]);
    expect(await putsOf(stack)).toBe(0);
  });

  it.each(['O-PC-3', 'O-PC-4', 'O-PH-4'])(
    'is no change where a form sends back all that it has read of an %s',
    async (product) => {
      const { id } = hubOf(product);
      const { config } = (await readHub(stack.gateway, token, id, `config { ${SETTINGS} }`)) as {
        readonly config: ConfigValues;
      };
      const { changes, userErrors } = await changeOne(stack, token, id, config);

      expect(Object.values(config)).toContain(null);
      expect([changes, userErrors]).toEqual([[], []]);
      expect(await putsOf(stack)).toBe(0);
    },
  );

  it('does not keep the other settings of the input from being changed', async () => {
    const { changes, userErrors } = await changeOne(stack, token, hubOf('O-PC-4').id, {
      chargingProtocols: null,
      ucLongPressDelay: 700,
    });

    expect(userErrors).toEqual([]);
    expect(changes).toMatchObject([{ setting: { name: 'ucLongPressDelay' }, after: '700' }]);
  });

  it('is decided for each hub of a change of many', async () => {
    const [charger, room] = [hubOf('O-PH-4').id, hubOf('O-PC-4').id];
    const { results } = await changeMany(stack, [charger, room], { chargingProtocols: null }, { token });

    expect(results.map(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual([
      ['INVALID_VALUE'],
      [],
    ]);
    expect(await putsOf(stack)).toBe(0);
  });

  it('means 0 for the default port of a hub that has one, and no change for any other', async () => {
    const [charger, room] = [hubOf('O-PH-4').id, hubOf('O-PC-4').id];
    await changeOne(stack, token, room, { defaultPort: 2 });
    const { results } = await changeMany(stack, [charger, room], { defaultPort: null }, { token });

    expect(results).toMatchObject([
      { changes: [], userErrors: [] },
      { changes: [{ setting: { name: 'defaultPort' }, before: '2', after: '0' }], userErrors: [] },
    ]);
  });
});
