/** What Operated sends, as far as the questions need it. */

export interface AccountRow {
  readonly id: string;
  readonly name?: string;
}

export interface SpaceRow {
  readonly id: string;
  readonly name?: string;
  readonly accountId?: string;
}

export interface UsbDevice {
  readonly vid: number;
  readonly pid: number;
}

export interface ConnectionRow {
  readonly type?: string;
  readonly connected?: boolean;
  readonly enabled?: boolean;
  readonly direction?: string;
  readonly device?: UsbDevice;
}

export interface PowerRow {
  readonly energy?: number;
  readonly duration?: number;
  readonly voltage?: number;
  readonly current?: number;
  readonly wattage?: number;
}

export interface HubRow {
  readonly id: string;
  readonly name?: string;
  readonly hwId?: string;
  readonly serialNumber?: string;
  readonly spaceId?: readonly string[];
  readonly data: {
    readonly product: string;
    readonly firmware?: string;
    readonly ip?: string;
    readonly presence?: boolean;
    readonly state?: { readonly active?: number };
    readonly config?: Readonly<Record<string, boolean | number | string | null>>;
    readonly power?: PowerRow;
    readonly connections?: Readonly<Record<string, ConnectionRow>>;
  };
}

export const PATHS = {
  accounts: '/api/accounts/v1',
  spaces: '/api/spaces/v1',
  hubs: '/api/hubs/v1',
  hub: (id: string) => `/api/hubs/v1/${encodeURIComponent(id)}`,
};

/** The rows of each key, in the order of the keys; a row may have several keys. */
export function groupRows<Row>(
  rows: readonly Row[],
  keysOf: (row: Row) => readonly string[],
  keys: readonly string[],
): Row[][] {
  const groups = new Map<string, Row[]>(keys.map((key) => [key, []]));
  for (const row of rows) for (const key of keysOf(row)) groups.get(key)?.push(row);
  return keys.map((key) => groups.get(key) ?? []);
}
