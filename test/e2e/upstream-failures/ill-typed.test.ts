import type { Json, JsonObject } from '../../../simulator/world/types.js';
import { read, startStack, useStack } from '../../support/stack.js';
import { hubsOf } from '../../support/world.js';

const frozen = Date.parse('2026-03-25T09:00:00Z');

const EVERYTHING = `
  id name customId serialNumber hardwareId firmware hardwareVersion ipAddress online stale fetchedAt
  product { code family name } account { id } spaces { id }
  state { connected activePort { id } ucMode ucPort ucDisabledPort ucExtension ucSynced inMeeting adminMode overTemperature raw }
  config { raw autoSwitchConnect autoSwitchPorts defaultPort powerStatic enabledPorts chargingProtocols lockActive hpdOnDelay { mode milliseconds } }
  power { energy duration voltage current wattage sampledAt }
  ports { id name number active type connected enabled direction
    device { vendorId vendorIdHex vendorName productName } cable { productId productIdHex }
    charging { mode requestedVoltage requestedCurrent allocatedPower } displayPort { multiFunction enabled dfpUfp }
    altMode { role mode } ochnoUnit { hardwareId portNumber hub { id } } power { energy duration voltage current wattage } raw }`;
const FLEET = `{ hubs(first: 500) { nodes { ${EVERYTHING} } } }`;
const LISTS = ['NAME', 'SERIAL_NUMBER', 'FIRMWARE', 'WATTAGE']
  .map((field) => `${field}: hubs(first: 500, orderBy: { field: ${field} }) { nodes { id } }`)
  .join(' ');
const SUMS = 'accounts { power { hubCount reportingHubCount wattage energy } }';
const FILTERS =
  'a: hubs(filter: { online: true, inUse: true, search: "a", overTemperature: [NORMAL] }) { totalCount }';

/** The times at which a hub was read. */
const UNSTABLE = { fetchedAt: null, power: null };

/** Every field that the documents name, with this value. */
function everywhere(value: Json): JsonObject {
  const all = (...names: string[]) => Object.fromEntries(names.map((name) => [name, value]));
  const power = all('energy', 'duration', 'voltage', 'current', 'wattage');
  const port: JsonObject = {
    ...all('type', 'connected', 'enabled', 'direction'),
    device: all('vid', 'pid'),
    cable: all('vid', 'pid'),
    charging: all('mode', 'requestedvoltage', 'requestedcurrent', 'allocatedpower'),
    displayport: all('multifunc', 'enable', 'dfpufp'),
    altmode: all('role', 'mode'),
    ochno: all('hwid', 'port'),
    power,
  };
  return {
    ...all('serial', 'product', 'firmware', 'hardwareversion', 'ip', 'customid', 'presence'),
    state: all(
      'connected',
      'active',
      'mtrmode',
      'mtrport',
      'mtrdisable',
      'mtrextension',
      'mtrsync',
      'externalmtr',
      'adminmode',
      'otp',
    ),
    config: all(
      'autoswitchconnect',
      'autoswitchports',
      'defaultport',
      'powerstatic',
      'enabledports',
      'chargingprotocols',
      'lockactive',
      'hpdondelay',
    ),
    power,
    connections: {
      usb1: port,
      usb2: port,
      usb9: port,
      usb0: port,
      usb01: port,
      'usb-a': port,
      USB3: port,
      'usb1.5': port,
      usb99999999: port,
    },
  };
}

/** Each part of a hub replaced as a whole. */
function parts(value: Json): JsonObject {
  return { state: value, config: value, power: value, connections: value, product: value };
}
function portsOf(value: Json): JsonObject {
  const port = {
    device: value,
    cable: value,
    charging: value,
    displayport: value,
    altmode: value,
    ochno: value,
    power: value,
  };
  return { connections: { usb1: value, usb2: port, usb3: port }, state: { connected: [value, value] } };
}

const VALUES: readonly (readonly [string, Json])[] = [
  ['null', null],
  ['the empty text', ''],
  ['a text', 'neither'],
  ['a text of Unicode', 'ünknöwn 🔌'],
  ['a name of Object', 'constructor'],
  ['another name of Object', '__proto__'],
  ['a number as text', '12'],
  ['a float as text', '1.5'],
  ['a hexadecimal text', '0x10'],
  ['a huge number as text', '9'.repeat(400)],
  ['a number', 7],
  ['a negative number', -1],
  ['a fraction', 0.5],
  ['a number beyond Int', 2_147_483_648],
  ['a number beyond safe integers', 9_007_199_254_740_994],
  ['the largest number', Number.MAX_VALUE],
  ['the smallest number', Number.MIN_VALUE],
  ['true', true],
  ['false', false],
  ['an empty list', []],
  ['a list of everything', [null, 'x', 1, true, [], {}]],
  ['a list of a thousand', Array.from({ length: 1_000 }, (_, index) => index)],
  ['an empty object', {}],
  ['an object', { unexpected: { deep: [1, { x: null }] } }],
];

describe('hubs with something ill-typed', () => {
  const stack = useStack({ simulator: { hubs: 16 }, realTime: () => frozen });
  let token: string;
  let bad: readonly string[];
  let usual: unknown;

  const goodOnes = async () => {
    const { hubs } = await read<{ hubs: { nodes: { id: string }[] } }>(stack.gateway, FLEET, { token });
    expect(hubs.nodes.map(({ id }) => id)).toEqual(hubsOf(stack.simulator.world).map(({ id }) => id));
    return hubs.nodes.filter(({ id }) => !bad.includes(id)).map((hub) => ({ ...hub, ...UNSTABLE }));
  };

  beforeAll(async () => {
    token = await stack.simulator.userToken();
    bad = hubsOf(stack.simulator.world)
      .slice(0, 3)
      .map(({ id }) => id);
    usual = await goodOnes();
  });

  it.each(VALUES)('affect no other hub and are no error: %s', async (_title, value) => {
    const [inFields = '', inParts = '', inPorts = ''] = bad;
    await stack.simulator.control.data(inFields, everywhere(value));
    await stack.simulator.control.data(inParts, parts(value));
    await stack.simulator.control.data(inPorts, portsOf(value));

    expect(await goodOnes()).toEqual(usual);
    const singles = bad.map((id, index) => `hub${index}: hub(id: "${id}") { ${EVERYTHING} }`).join(' ');
    const { errors } = await stack.gateway.query(`{ ${LISTS} ${SUMS} ${FILTERS} ${singles} }`, { token });
    expect(errors).toEqual([]);
  });
});

describe('power beyond what a number can hold', () => {
  const stack = useStack();

  it('is summed up to the largest number, over ports, spaces and accounts', async () => {
    const { control, world } = stack.simulator;
    const token = await stack.simulator.userToken();
    const power = { wattage: Number.MAX_VALUE, energy: Number.MAX_VALUE };
    const [one, other, ports] = hubsOf(world);
    for (const hub of [one, other]) await control.data(hub?.id ?? '', { power });
    await control.data(ports?.id ?? '', { power: null, connections: { usb1: { power }, usb2: { power } } });
    const largest = { wattage: Number.MAX_VALUE, energy: Number.MAX_VALUE };

    expect(
      await read(
        stack.gateway,
        `{ hub(id: "${ports?.id}") { power { wattage energy } } accounts { power { wattage energy } } }`,
        { token },
      ),
    ).toEqual({ hub: { power: largest }, accounts: [{ power: largest }] });
  });
});

describe('thin rows of which one cannot be completed', () => {
  it('affect the fields of that hub, and no list, order or sum', async () => {
    const { gateway, simulator, stop } = await startStack({ simulator: { rows: 'thin' } });
    try {
      const token = await simulator.userToken();
      await simulator.control.faults([
        { method: 'GET', path: '/api/hubs/v1/{hubId}', kind: 'status', status: 500, times: 1 },
      ]);
      const listed = await gateway.query(
        '{ hubs(first: 500) { totalCount nodes { id online name state { raw } } } }',
        { token },
      );

      expect(listed.errors).toMatchObject([
        { path: ['hubs', 'nodes', 0, 'name'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } },
        { path: ['hubs', 'nodes', 0, 'state'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } },
      ]);
      expect(listed.data).toMatchObject({ hubs: { totalCount: hubsOf(simulator.world).length } });
    } finally {
      await stop();
    }
  });
});
