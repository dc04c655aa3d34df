/** A product family, as the vendor's API guide abbreviates it. */
export type Family = 'OPC3' | 'OPC4' | 'OPH4';

/** The properties of a family, except its settings. */
export interface FamilyFacts {
  /** The code in `data.product`. `O-PH-4` is inferred from the other two. */
  readonly product: string;
  /** Whether it has an active port and buttons; the charging hub has neither. */
  readonly switches: boolean;
  /** Invented: the budgets are not published. */
  readonly maxWatts: number;
  /** Invented: the power that the unit itself draws. */
  readonly idleWatts: number;
  /** Invented: the supply voltage, mV. */
  readonly inputVoltage: number;
  /** Members of `data.state`, and the first firmware that sends them. */
  readonly state: Readonly<Record<string, string>>;
  /** Members of a connection, and the first firmware that sends them. */
  readonly connection: Readonly<Record<string, string>>;
  /** Invented: the guide shows a power block, but not which products send it, nor where. */
  readonly reportsPower: boolean;
}

const since = (firmware: string, ...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, firmware]));

export const FAMILIES: Readonly<Record<Family, FamilyFacts>> = {
  OPC3: {
    product: 'O-PC-3',
    switches: true,
    maxWatts: 100,
    idleWatts: 5,
    inputVoltage: 20_000,
    // Invented: the support lists of the API guide omit this product. Its RS232 guide shows that it has these three.
    state: since('0.0.0', 'connected', 'active', 'mtrmode'),
    // Invented: the minimum for a list of ports.
    connection: since('0.0.0', 'type', 'connected'),
    reportsPower: false,
  },
  OPC4: {
    product: 'O-PC-4',
    switches: true,
    maxWatts: 250,
    idleWatts: 7,
    inputVoltage: 20_000,
    state: since(
      '1.0.0',
      ...['connected', 'active', 'mtrmode', 'mtrport', 'mtrdisable', 'mtrextension', 'mtrsync'],
      ...['externalmtr', 'adminmode'],
    ),
    connection: {
      // `direction` is listed for no product; the vendor's demo client displays it for this one.
      ...since('1.0.0', 'type', 'connected', 'enabled', 'direction', 'device', 'ochno'),
      ...since('1.1.0', 'cable', 'displayport', 'altmode'),
    },
    reportsPower: true,
  },
  OPH4: {
    product: 'O-PH-4',
    switches: false,
    maxWatts: 400,
    idleWatts: 4,
    inputVoltage: 48_000,
    state: since('1.0.0', 'connected', 'otp'),
    // Invented: `power` for each port, as the guide documents for `charging`.
    connection: since('1.0.0', 'type', 'connected', 'charging', 'power'),
    reportsPower: true,
  },
};
