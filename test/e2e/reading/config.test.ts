import type { JsonObject } from '../../../simulator/world/types.js';
import { readHub, useStack } from '../../support/stack.js';
import { hubWhere } from '../../support/world.js';
import { EVERY_SETTING, SETTING_SAMPLES } from './setting-samples.js';

const SAMPLES = Object.fromEntries(SETTING_SAMPLES.map(({ operated, sent }) => [operated, sent]));
const SHOWN = Object.fromEntries(SETTING_SAMPLES.map(({ field, shown }) => [field, shown]));

describe('the configuration of a hub', () => {
  const stack = useStack();
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });

  /** The configuration of a fresh hub of the product, after a merge patch on it. */
  const configOf = async (product: string, patch: JsonObject, fields = `${EVERY_SETTING} raw`) => {
    const hub = hubWhere(stack.simulator.world, (candidate) => candidate.product === product);
    const cleared = Object.fromEntries(Object.keys(hub.config()).map((name) => [name, null]));
    await stack.simulator.control.data(hub.id, { config: { ...cleared, ...patch } });
    return readHub(stack.gateway, token, hub.id, `config { ${fields} }`);
  };

  it.each(SETTING_SAMPLES.filter(({ outside }) => outside !== null))(
    'shows $field as null where Operated sent $outside, and keeps it in raw',
    async ({ operated, field, shown, outside }) => {
      const selection = typeof shown === 'object' && !Array.isArray(shown) ? `${field} { mode }` : field;

      expect(await configOf('O-PC-4', { [operated]: outside }, `${selection} raw`)).toEqual({
        config: { [field]: null, raw: { [operated]: outside } },
      });
    },
  );

  it('loses only the setting that cannot be read', async () => {
    expect(
      await configOf('O-PC-4', { ...SAMPLES, autoswitchconnect: 'sometimes', powerstatic: 'all' }),
    ).toEqual({
      config: {
        ...SHOWN,
        autoSwitchConnect: null,
        powerStatic: null,
        raw: { ...SAMPLES, autoswitchconnect: 'sometimes', powerstatic: 'all' },
      },
    });
  });

  it('decodes all 43 settings', async () => {
    expect(SETTING_SAMPLES).toHaveLength(43);
    expect(await configOf('O-PC-4', SAMPLES)).toEqual({ config: { ...SHOWN, raw: SAMPLES } });
  });

  it('keeps a setting of a newer firmware in raw', async () => {
    const hub = hubWhere(stack.simulator.world, ({ firmware }) => firmware === '2.0.0');
    const sent = hub.config();
    const known = new Set(SETTING_SAMPLES.map(({ operated }) => operated));

    expect(Object.keys(sent).filter((name) => !known.has(name))).not.toEqual([]);
    expect(await readHub(stack.gateway, token, hub.id, 'config { raw }')).toEqual({ config: { raw: sent } });
  });

  it('has null for every setting that the product does not send', async () => {
    expect(await configOf('O-PH-4', { disableleds: true })).toEqual({
      config: {
        ...Object.fromEntries(Object.keys(SHOWN).map((field) => [field, null])),
        disableLeds: true,
        raw: { disableleds: true },
      },
    });
  });

  it('is null if Operated sends none', async () => {
    const hub = hubWhere(stack.simulator.world, ({ product }) => product === 'O-PC-3');
    await stack.simulator.control.data(hub.id, { config: null });

    expect(await readHub(stack.gateway, token, hub.id, 'config { raw }')).toEqual({ config: null });
  });

  it('accepts an array of ports, as the vendor’s demo client does', async () => {
    expect(
      await configOf(
        'O-PC-4',
        { inactivedisabled: [0, 1, 1, 0], autoswitchports: [2, 4] },
        'inactiveDisabled autoSwitchPorts',
      ),
    ).toEqual({ config: { inactiveDisabled: [2, 3], autoSwitchPorts: [2, 4] } });
  });
});
