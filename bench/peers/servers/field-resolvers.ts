import type { ConnectionRow, HubRow, UsbDevice } from './operated.js';

interface Port {
  readonly hub: HubRow;
  readonly number: number;
  readonly connection: ConnectionRow;
}

type Config = NonNullable<HubRow['data']['config']>;

const PRODUCTS: Readonly<Record<string, { readonly family: string; readonly name: string }>> = {
  'O-PC-3': { family: 'OPC3', name: 'Power Conference 3' },
  'O-PC-4': { family: 'OPC4', name: 'Power Conference 4' },
  'O-PH-4': { family: 'OPH4', name: 'Power Hub 4' },
};
const PORT_TYPES: Readonly<Record<string, string>> = { 'usb-c': 'USB_C', 'usb-a': 'USB_A', usb: 'USB' };
const DIRECTIONS: Readonly<Record<string, string>> = {
  upstream: 'UPSTREAM',
  downstream: 'DOWNSTREAM',
  internal: 'INTERNAL',
};
const AUTO_SWITCH: Readonly<Record<string, string>> = { off: 'OFF', on: 'ON', always: 'ALWAYS' };

const flag = (name: string) => (config: Config) => {
  const value = config[name];
  return value === undefined || value === null ? null : Boolean(value);
};
const enumeration = (values: Readonly<Record<string, string>>, sent: unknown) =>
  typeof sent === 'string' ? (values[sent] ?? 'UNKNOWN') : null;

/** The fields of a hub, which need no call: plain functions of the row, for all servers. */
export const FIELD_RESOLVERS = {
  Hub: {
    name: ({ name, hwId }: HubRow) => name ?? hwId ?? null,
    serialNumber: ({ serialNumber }: HubRow) => serialNumber ?? null,
    hardwareId: ({ hwId }: HubRow) => hwId ?? null,
    firmware: ({ data }: HubRow) => data.firmware ?? null,
    ipAddress: ({ data }: HubRow) => data.ip ?? null,
    online: ({ data }: HubRow) => data.presence ?? false,
    product: ({ data: { product } }: HubRow) => ({
      code: product,
      ...(PRODUCTS[product] ?? { family: 'UNKNOWN', name: product }),
    }),
    config: ({ data }: HubRow) => data.config ?? null,
    power: ({ data }: HubRow) => data.power ?? null,
    ports: (hub: HubRow): Port[] =>
      Object.entries(hub.data.connections ?? {}).map(([name, connection]) => ({
        hub,
        number: Number(name.slice('usb'.length)),
        connection,
      })),
  },
  Config: {
    autoSwitchConnect: (config: Config) => AUTO_SWITCH[String(config['autoswitchconnect'])] ?? null,
    buttonEmptyDisabled: flag('buttonemptydisabled'),
    buttonOffDefaultPort: flag('buttonoffdefaultport'),
    defaultPort: (config: Config) => config['defaultport'] ?? null,
    disableDfpUsb3: flag('disabledfpusb3'),
    hdmiCecControl: flag('hdmiceccontrol'),
    lockActive: flag('lockactive'),
    shareNetwork: flag('sharenetwork'),
    ucButtonCycle: flag('mtrbuttoncycle'),
    ucModeMemory: flag('mtrmodememory'),
  },
  Port: {
    id: ({ hub, number }: Port) => `${hub.id}:usb${number}`,
    name: ({ number }: Port) => `usb${number}`,
    active: ({ hub, number }: Port) => hub.data.state?.active === number,
    type: ({ connection }: Port) => enumeration(PORT_TYPES, connection.type),
    connected: ({ connection }: Port) => connection.connected ?? null,
    enabled: ({ connection }: Port) => connection.enabled ?? null,
    direction: ({ connection }: Port) => enumeration(DIRECTIONS, connection.direction),
    device: ({ connection }: Port) => connection.device ?? null,
  },
  UsbIdentity: {
    vendorId: ({ vid }: UsbDevice) => vid,
    productId: ({ pid }: UsbDevice) => pid,
  },
};

/** The first rows of a list by id, as a connection. */
export function page<Row extends { readonly id: string }>(
  rows: readonly Row[],
  first: number,
): { totalCount: number; nodes: readonly Row[] } {
  const sorted = rows.toSorted((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
  return { totalCount: rows.length, nodes: sorted.slice(0, first) };
}
