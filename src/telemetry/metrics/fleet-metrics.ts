import { Counter, Gauge, type Registry } from 'prom-client';

/** The hubs of one product in one space. A figure is null where no hub of the group reports it. */
export interface FleetGroup {
  readonly product: string;
  /** Empty for hubs in no space. */
  readonly spaceId: string;
  readonly hubs: number;
  readonly online: number | null;
  readonly inUse: number | null;
  readonly overTemperature: number | null;
  readonly powerWatts: number | null;
}

/** The hubs of one product with one version of the firmware. */
export interface FirmwareGroup {
  readonly product: string;
  /** Empty for hubs that report none. */
  readonly firmware: string;
  readonly hubs: number;
}

/** The hubs that the service can read, of bounded detail: no name, address or serial number. */
export interface FleetFigures {
  readonly groups: readonly FleetGroup[];
  readonly firmware: readonly FirmwareGroup[];
}

/** What a scrape shows of the fleet. */
export interface FleetReading {
  /** The last figures that were read; null before the first. */
  readonly figures: FleetFigures | null;
  /** The age of the figures, s. */
  readonly ageSeconds: number;
  /** How many reads have failed. */
  readonly failures: number;
}

/** What the reader of the fleet reports. */
export interface FleetMetrics {
  /** Reads the fleet at each scrape. @param read resolves soon: the scrape waits for it. */
  watchFleet(read: () => Promise<FleetReading>): void;
}

/** Said of each figure but the number of hubs. */
const OF_GROUP =
  'by product code and space as operated_gateway_fleet_hubs. A hub that does not report it does not count. Absent without METRICS_HUBS=on.';

const GROUP_GAUGES: readonly (readonly [
  name: string,
  help: string,
  valueOf: (group: FleetGroup) => number | null,
])[] = [
  [
    'hubs',
    'Hubs that the service reads from Operated, by product code and space. space_id: the first space of a hub, empty for hubs in no space, other beyond the 500 largest spaces. The same at every gateway. Absent without METRICS_HUBS=on.',
    ({ hubs }) => hubs,
  ],
  ['hubs_online', `Hubs that are connected to Operated, ${OF_GROUP}`, ({ online }) => online],
  ['hubs_in_use', `Hubs with a device at an upstream port, ${OF_GROUP}`, ({ inUse }) => inUse],
  [
    'hubs_over_temperature',
    `Hubs whose over-temperature protection reports reduced or overheat, ${OF_GROUP}`,
    ({ overTemperature }) => overTemperature,
  ],
  ['power_watts', `The power of hubs in watts, ${OF_GROUP}`, ({ powerWatts }) => powerWatts],
];

/** Registers the metrics of the fleet. */
export function createFleetMetrics(registry: Registry): FleetMetrics {
  const registers = [registry];
  let read: (() => Promise<FleetReading>) | null = null;
  for (const [name, help, valueOf] of GROUP_GAUGES) {
    new Gauge({
      name: `operated_gateway_fleet_${name}`,
      help,
      labelNames: ['product', 'space_id'],
      registers,
      async collect() {
        const reading = await read?.();
        this.reset();
        for (const group of reading?.figures?.groups ?? []) {
          const value = valueOf(group);
          if (value !== null) this.set({ product: group.product, space_id: group.spaceId }, value);
        }
      },
    });
  }
  new Gauge({
    name: 'operated_gateway_fleet_hubs_by_firmware',
    help: 'Hubs that the service reads from Operated, by product code and version of the firmware: empty where a hub reports none, other beyond the 200 most frequent. The same at every gateway. Absent without METRICS_HUBS=on.',
    labelNames: ['product', 'firmware'],
    registers,
    async collect() {
      const reading = await read?.();
      this.reset();
      for (const { product, firmware, hubs } of reading?.figures?.firmware ?? []) {
        this.set({ product, firmware }, hubs);
      }
    },
  });
  new Gauge({
    name: 'operated_gateway_fleet_read_age_seconds',
    help: 'Seconds since Operated was asked for the hubs that the fleet metrics show. They are read at a scrape, at most once in POLL_IDLE_INTERVAL_MS. Absent without METRICS_HUBS=on, and before the first answer.',
    registers,
    async collect() {
      const reading = await read?.();
      if (!reading?.figures) this.remove();
      else this.set(reading.ageSeconds);
    },
  });
  new Counter({
    name: 'operated_gateway_fleet_read_failures_total',
    help: 'Reads of the fleet that failed: the fleet metrics show the last figures. Absent without METRICS_HUBS=on.',
    registers,
    async collect() {
      const reading = await read?.();
      this.reset();
      if (reading === undefined) this.remove();
      else this.inc(reading.failures);
    },
  });
  return {
    watchFleet(source) {
      read = source;
    },
  };
}
