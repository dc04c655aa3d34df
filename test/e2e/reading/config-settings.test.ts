import { OPEN_SERVICE } from '../../support/gateway.js';
import { callsOf, read, useStack } from '../../support/stack.js';
import { SETTING_SAMPLES } from './setting-samples.js';

interface ConfigSetting {
  readonly name: string;
  readonly operatedName: string;
  readonly type: string;
  readonly relatedSettings: readonly string[];
  readonly [field: string]: unknown;
}

/** OPC3 knows 12 settings in every firmware, and others from these on. */
const OPC3_BY_FIRMWARE = [
  ['1.0.0', 12],
  ['1.3.0', 12],
  ['1.3.1', 19],
  ['1.4.2', 19],
  ['1.4.3', 24],
  ['1.6.7', 24],
  ['1.6.8', 26],
  ['1.10.0', 26],
  ['v2', 26],
] as const;

describe('configSettings', () => {
  const stack = useStack({ environment: OPEN_SERVICE });
  const settings = async (args: string, fields = 'name') => {
    const { configSettings } = await read<{ configSettings: readonly ConfigSetting[] }>(
      stack.gateway,
      `{ configSettings${args} { ${fields} } }`,
    );
    return configSettings;
  };

  it.each(['""', '"new"', '"1.x"', '"1.2.3.4"', '"1.2.3-beta"', '"-1"'])(
    'reject the firmware %s',
    async (firmware) => {
      const { data, errors } = await stack.gateway.query(
        `{ configSettings(firmware: ${firmware}) { name } }`,
      );

      expect(data).toBeNull();
      expect(errors).toMatchObject([
        {
          path: ['configSettings'],
          extensions: {
            code: 'BAD_USER_INPUT',
            validation: [{ field: 'firmware', constraints: ['must be a version, for example 1.4.3'] }],
          },
        },
      ]);
    },
  );

  it('are the 43 of the vendor’s table, each once with both of its names', async () => {
    const all = await settings('', 'name operatedName');

    expect([...all].sort((one, other) => (one.operatedName < other.operatedName ? -1 : 1))).toEqual(
      SETTING_SAMPLES.map(({ operated, field }) => ({ name: field, operatedName: operated })).sort(
        (one, other) => (one.operatedName < other.operatedName ? -1 : 1),
      ),
    );
  });

  it.each([
    ['OPC4', 36],
    ['OPC3', 26],
    ['OPH4', 6],
    ['UNKNOWN', 0],
  ])('of %s are %d', async (product, count) => {
    expect(await settings(`(product: ${product})`)).toHaveLength(count);
  });

  it.each(OPC3_BY_FIRMWARE)('of an OPC3 with firmware %s are %d', async (firmware, count) => {
    expect(await settings(`(product: OPC3, firmware: "${firmware}")`)).toHaveLength(count);
  });

  it('filtered by firmware alone are those that any product supports with it', async () => {
    const old = await settings('(firmware: "1.0.0")');

    expect(old).toHaveLength(41);
    expect(old).not.toContainEqual({ name: 'usbPassthroughUsb2OnDelay' });
  });

  it('treat a null filter as no filter', async () => {
    expect(await settings('(product: null, firmware: null)')).toHaveLength(43);
  });

  it('have the types of the fields of Config', async () => {
    const { __type: config } = await read<{ __type: { fields: { name: string; type: unknown }[] } }>(
      stack.gateway,
      `{ __type(name: "Config") { fields { name type { kind name ofType { kind ofType { name } } } } } }`,
    );
    const typeOf = ({ type }: { type: unknown }) => {
      const { name, ofType } = type as { name: string | null; ofType: { ofType: { name: string } } | null };
      return name ?? `[${ofType?.ofType.name}!]`;
    };
    const fields = config.fields.filter(({ name }) => name !== 'raw');

    expect(new Map((await settings('', 'name type')).map(({ name, type }) => [name, type]))).toEqual(
      new Map(fields.map((field) => [field.name, typeOf(field)])),
    );
  });

  it('name only existing settings as related', async () => {
    const all = await settings('', 'name relatedSettings');
    const names = new Set(all.map(({ name }) => name));

    expect(all.flatMap(({ relatedSettings }) => relatedSettings.filter((name) => !names.has(name)))).toEqual(
      [],
    );
    expect(all.filter(({ name, relatedSettings }) => relatedSettings.includes(name))).toEqual([]);
  });

  it.each([
    ['powerStatic', { type: '[Int!]', min: 0, max: 155, step: 5, unit: 'W', allowedValues: null }],
    ['autoSwitchPorts', { type: '[Int!]', min: 1, max: 4, step: 1, unit: null, allowedValues: null }],
    ['ucLongPressDelay', { type: 'Int', min: 0, max: 3100, step: 100, unit: 'ms', allowedValues: null }],
    ['defaultPort', { type: 'Int', min: 0, max: 4, unit: null, allowedValues: null }],
    ['ucPort', { type: 'Int', min: 0, max: 6, unit: null, allowedValues: null }],
    ['lockActive', { type: 'Boolean', min: null, max: null, step: null, unit: null, allowedValues: null }],
    ['ufpDefaultRole', { type: 'PowerRole', allowedValues: ['SINK', 'SOURCE'] }],
    ['ufpRole', { type: 'PowerRole', allowedValues: ['SINK', 'SOURCE', 'DRP'] }],
    ['chargingProtocols', { type: '[ChargingProtocol!]', allowedValues: ['SPR', 'EPR', 'PPS', 'LQC'] }],
    [
      'hpdOnDelay',
      {
        type: 'HoldDelay',
        min: 100,
        max: 12_600,
        step: 100,
        unit: 'ms',
        allowedValues: ['ALWAYS_ON', 'DELAY', 'ALWAYS_OFF'],
        support: [
          { family: 'OPC3', minFirmware: '1.3.1' },
          { family: 'OPC4', minFirmware: null },
        ],
      },
    ],
  ])('give the domain of %s for a form', async (name, domain) => {
    const all = await settings(
      '',
      'name type min max step unit allowedValues support { family minFirmware } description',
    );

    expect(all.find((setting) => setting.name === name)).toMatchObject({
      ...domain,
      description: expect.stringMatching(/\S.{20}/) as string,
    });
  });

  it('make no call to Operated', async () => {
    await stack.simulator.control.clearRequests();
    await settings('');

    expect(await callsOf(stack.simulator)).toEqual({});
  });
});
