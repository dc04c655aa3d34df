import { deviceName } from '../../components/device-name';
import { type HubPowerFragment } from '../../graphql/graphql';

/** A row of the table, whichever of the three views it belongs to. A value is undefined if it is not reported. */
export interface PowerRow {
  readonly id: string;
  readonly name: string;
  /** The room; several for a hub of several rooms. */
  readonly room?: string;
  readonly hub?: string;
  readonly device?: string;
  /** How many hubs the row sums up, and how many of them report power. */
  readonly hubCount?: number;
  readonly reportingCount?: number;
  readonly wattage: number | undefined;
}

/** The id of the row of the hubs that are in no room. */
export const NO_ROOM = 'none';

/** One row for each room. A hub of two rooms counts in both. */
export function roomRows(hubs: readonly HubPowerFragment[]): PowerRow[] {
  const rooms = new Map<string, { name: string; hubs: HubPowerFragment[] }>();
  for (const hub of hubs) {
    const spaces = hub.spaces?.length ? hub.spaces : [{ id: NO_ROOM, name: 'No room' }];
    for (const { id, name } of spaces) {
      const room = rooms.get(id) ?? { name: name ?? id, hubs: [] };
      room.hubs.push(hub);
      rooms.set(id, room);
    }
  }
  return Array.from(rooms, ([id, room]) => ({
    id,
    name: room.name,
    hubCount: room.hubs.length,
    reportingCount: room.hubs.filter((hub) => hubWattage(hub) !== undefined).length,
    wattage: totalWattage(room.hubs),
  }));
}

/** One row for each hub. */
export function hubRows(hubs: readonly HubPowerFragment[]): PowerRow[] {
  return hubs.map((hub) => ({
    id: hub.id,
    name: hub.name ?? hub.id,
    room: roomNames(hub),
    wattage: hubWattage(hub),
  }));
}

/** One row for each port that reports power or has a device. */
export function portRows(hubs: readonly HubPowerFragment[]): PowerRow[] {
  return hubs.flatMap((hub) =>
    (hub.ports ?? [])
      .filter((port) => port.connected === true || typeof port.power?.wattage === 'number')
      .map((port) => ({
        id: port.id,
        name: `Port ${port.number}`,
        hub: hub.name ?? hub.id,
        room: roomNames(hub),
        device: deviceName(port),
        wattage: port.power?.wattage ?? undefined,
      })),
  );
}

/** The sum over the hubs that report power, each once, W; undefined if none does. */
export function totalWattage(hubs: readonly HubPowerFragment[]): number | undefined {
  const reported = hubs.map(hubWattage).filter((wattage) => wattage !== undefined);
  return reported.length === 0 ? undefined : reported.reduce((sum, wattage) => sum + wattage, 0);
}

function hubWattage({ power }: HubPowerFragment): number | undefined {
  return power?.wattage ?? undefined;
}

function roomNames({ spaces }: HubPowerFragment): string {
  return spaces?.map(({ id, name }) => name ?? id).join(', ') || 'No room';
}
