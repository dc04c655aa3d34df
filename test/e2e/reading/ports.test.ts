import type { JsonObject } from '../../../simulator/world/types.js';
import { read, readHub, useStack } from '../../support/stack.js';
import { hubWhere, hubsOf } from '../../support/world.js';

const frozen = Date.parse('2026-03-25T09:00:00Z');

interface Identity {
  readonly vid: number;
  readonly pid: number;
}

const text = (sent: unknown) => (typeof sent === 'string' ? sent : '');
const hex = (id: number) => `0x${id.toString(16).padStart(4, '0')}`;
const identity = (sent: unknown) => {
  const { vid, pid } = (sent ?? {}) as Partial<Identity>;
  if (vid === undefined || pid === undefined) return null;
  return { vendorId: vid, productId: pid, vendorIdHex: hex(vid), productIdHex: hex(pid) };
};

describe('the ports of hubs', () => {
  const stack = useStack({ realTime: () => frozen });
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });

  const hubFields = (id: string, fields: string) => readHub(stack.gateway, token, id, fields);
  const connectionsOf = (data: JsonObject) => (data['connections'] ?? {}) as Record<string, JsonObject>;

  it('have no port with a number that the hub does not have', async () => {
    const [hub] = hubsOf(stack.simulator.world);

    expect(
      await hubFields(
        hub?.id ?? '',
        'zero: port(number: 0) { id } five: port(number: 5) { id } minus: port(number: -1) { id }',
      ),
    ).toEqual({ zero: null, five: null, minus: null });
  });

  it('have every port of every hub as Operated has it', async () => {
    const document = `{ hubs(first: 500) { nodes { id ports {
      id name number hub { id } active type connected enabled direction
      device { vendorId productId vendorIdHex productIdHex } cable { vendorId productId vendorIdHex productIdHex }
      displayPort { multiFunction enabled dfpUfp } altMode { role mode } raw
    } } } }`;
    const types = { 'usb-c': 'USB_C', 'usb-a': 'USB_A', usb: 'USB' } as Record<string, string>;
    const modes = { DisplayPort: 'DISPLAY_PORT', Thunderbolt: 'THUNDERBOLT' } as Record<string, string>;

    const port = (hubId: string, active: unknown, [name, sent]: [string, JsonObject]) => {
      const display = sent['displayport'] as JsonObject | undefined;
      const alt = sent['altmode'] as JsonObject | undefined;
      return {
        id: `${hubId}:${name}`,
        name,
        number: Number(name.slice(3)),
        hub: { id: hubId },
        active: name === `usb${String(active)}`,
        type: types[text(sent['type'])],
        connected: sent['connected'],
        enabled: sent['enabled'] ?? null,
        direction: (sent['direction'] as string | undefined)?.toUpperCase() ?? null,
        device: identity(sent['device']),
        cable: identity(sent['cable']),
        displayPort: display
          ? { multiFunction: display['multifunc'], enabled: display['enable'], dfpUfp: display['dfpufp'] }
          : null,
        altMode: alt ? { role: alt['role'], mode: modes[text(alt['mode'])] } : null,
        raw: sent,
      };
    };
    expect(await read(stack.gateway, document, { token })).toEqual({
      hubs: {
        nodes: hubsOf(stack.simulator.world).map((hub) => ({
          id: hub.id,
          ports: Object.entries(connectionsOf(hub.data())).map((entry) =>
            port(hub.id, hub.state()['active'], entry),
          ),
        })),
      },
    });
  });

  it('name vendors and products from the public USB list, and give null for unknown ones', async () => {
    const { control, world } = stack.simulator;
    const hub = hubWhere(world, ({ firmware, product }) => product === 'O-PC-4' && firmware === '1.1.0');
    await control.plug(hub.id, 2, { vid: 0x05ac, pid: 0x12a8 });
    await control.plug(hub.id, 3, { vid: 0x0001, pid: 0x0001 });
    const name = 'device { vendorName productName vendorIdHex productIdHex }';

    expect(
      await hubFields(hub.id, `known: port(number: 2) { ${name} } unknown: port(number: 3) { ${name} }`),
    ).toEqual({
      known: {
        device: {
          vendorName: 'Apple, Inc.',
          productName: expect.stringContaining('iPhone') as string,
          vendorIdHex: '0x05ac',
          productIdHex: '0x12a8',
        },
      },
      unknown: {
        device: {
          vendorName: expect.anything() as string,
          productName: null,
          vendorIdHex: '0x0001',
          productIdHex: '0x0001',
        },
      },
    });
  });

  it('have power and charging if a charging hub reports them', async () => {
    const hub = hubWhere(
      stack.simulator.world,
      ({ product, firmware }) => product === 'O-PH-4' && firmware < '2',
    );
    const number = 1;
    const { charging, power } = connectionsOf(hub.data())[`usb${number}`] ?? {};
    const sent = charging as JsonObject;

    expect(
      await hubFields(
        hub.id,
        `power { energy duration voltage current wattage } port(number: ${number}) {
          power { energy duration voltage current wattage }
          charging { mode requestedVoltage requestedCurrent allocatedPower }
        }`,
      ),
    ).toEqual({
      power: hub.data()['power'],
      port: {
        power,
        charging: {
          mode: sent['mode'],
          requestedVoltage: sent['requestedvoltage'],
          requestedCurrent: sent['requestedcurrent'],
          allocatedPower: sent['allocatedpower'],
        },
      },
    });
  });

  it('have no power if a hub reports none', async () => {
    const hub = hubWhere(stack.simulator.world, ({ product }) => product === 'O-PC-3');

    expect(
      await hubFields(hub.id, 'power { wattage } port(number: 1) { power { wattage } charging { mode } }'),
    ).toEqual({ power: null, port: { power: null, charging: null } });
  });

  it('show a charging mode of a newer firmware as UNKNOWN, with its value in raw', async () => {
    const hub = hubWhere(stack.simulator.world, ({ firmware }) => firmware === '2.0.0');
    const connections = connectionsOf(hub.data());
    const ports = Object.values(connections).map((sent) => {
      const mode = (sent['charging'] as JsonObject | undefined)?.['mode'];
      const known = ['SPR', 'PPS', 'EPR', 'LQC'].includes(text(mode)) ? mode : 'UNKNOWN';
      return {
        charging: mode === undefined ? null : { mode: mode === '5V' ? 'FIVE_VOLT' : known },
        raw: sent,
      };
    });

    expect(ports).toContainEqual(expect.objectContaining({ charging: { mode: 'UNKNOWN' } }));
    expect(await hubFields(hub.id, 'ports { charging { mode } raw }')).toEqual({ ports });
  });

  it('link the hubs of a daisy chain in both directions', async () => {
    const { world } = stack.simulator;
    const top = hubWhere(world, (hub) => 'ochno' in (connectionsOf(hub.data())['usb3'] ?? {}));
    const { ochno } = connectionsOf(top.data())['usb3'] ?? {};
    const { hwid, port } = ochno as { hwid: string; port: number };
    const unit = hubWhere(world, ({ serialNumber }) => serialNumber === hwid);

    expect(
      await hubFields(
        top.id,
        'port(number: 3) { ochnoUnit { hardwareId portNumber hub { id serialNumber ports { id } } } }',
      ),
    ).toEqual({
      port: {
        ochnoUnit: {
          hardwareId: hwid,
          portNumber: port,
          hub: {
            id: unit.id,
            serialNumber: hwid,
            ports: [1, 2, 3, 4].map((number) => ({ id: `${unit.id}:usb${number}` })),
          },
        },
      },
    });
  });

  it('have no hub for an Ochno unit that the caller cannot see', async () => {
    const { control, world } = stack.simulator;
    const hub = hubWhere(world, ({ product }) => product === 'O-PC-4');
    const [foreign] = hubsOf(world, 'other-client');
    await control.data(hub.id, {
      connections: { usb4: { ochno: { hwid: foreign?.serialNumber, port: 1 } } },
    });

    expect(await hubFields(hub.id, 'port(number: 4) { ochnoUnit { hardwareId hub { id } } }')).toEqual({
      port: { ochnoUnit: { hardwareId: foreign?.serialNumber, hub: null } },
    });
  });
});
