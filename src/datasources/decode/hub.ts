import type { Hub, HubResolved } from '../../schema/hub.js';
import { Product } from '../../schema/product.js';
import type { RecordOf } from '../../schema/record-of.js';
import { readBoolean, readInteger, readText } from '../../wire/scalars.js';
import { ConfigRecord } from './hub-config.js';
import { HubStateRecord } from './hub-state.js';
import { isJsonObject, type JsonObject, objectOrEmpty } from '../../wire/json.js';
import { PortRecord } from './port.js';
import { decodePower, type PowerReadingRecord, sumPower } from './power.js';

/** The parts of a hub that a row of the list may lack, and a single read then has. */
export type HubPart = 'state' | 'config' | 'connections';

const NO_PARTS: ReadonlySet<HubPart> = new Set();

/** A hub as Operated sent it: getters over the row, so that only what a query reads is decoded. */
export class HubRecord implements RecordOf<Hub, HubResolved> {
  private knownProduct: Product | null = null;

  private constructor(
    readonly id: string,
    /** As Operated sent it. */
    readonly row: JsonObject,
    private readonly data: JsonObject,
    /** Inferred: when the gateway sent the request, because Operated sends no time. */
    readonly fetchedAt: Date,
    /** The parts that the row lacks and a single read may have. */
    readonly missing: ReadonlySet<HubPart>,
    /** Whether Operated failed, and this is its last answer. */
    readonly stale: boolean,
  ) {}

  /** @returns null for a row without an id. */
  static decode(
    row: JsonObject,
    fetchedAt: Date,
    missing: ReadonlySet<HubPart> = NO_PARTS,
  ): HubRecord | null {
    const id = readText(row['id']);
    return id === null ? null : new HubRecord(id, row, objectOrEmpty(row['data']), fetchedAt, missing, false);
  }

  /** The same hub as of another time. It shares the row. */
  asOf(fetchedAt: Date, isStale: boolean): HubRecord {
    return new HubRecord(this.id, this.row, this.data, fetchedAt, this.missing, isStale);
  }

  /** Whether this is a row of nothing but a hub's identity, as lists may hold. */
  get isThin(): boolean {
    return this.missing.size === 3;
  }

  /** Whether the row lacks a part that a single read may have. */
  lacks(part: HubPart | 'identity'): boolean {
    return part === 'identity' ? this.isThin : this.missing.has(part);
  }

  get product(): Product {
    return (this.knownProduct ??= new Product(readText(this.data['product']) ?? ''));
  }

  get name(): string | null {
    return readText(this.row['name']) ?? this.customId ?? this.hardwareId ?? this.serialNumber;
  }

  get customId(): string | null {
    return readText(this.data['customid']) ?? readText(this.row['customid']);
  }

  get serialNumber(): string | null {
    return (
      readText(this.row['serialNumber']) ??
      readText(this.data['serial']) ??
      readText(this.data['serialnumber']) ??
      this.hardwareId
    );
  }

  get hardwareId(): string | null {
    return readText(this.row['hwId']) ?? readText(this.row['hwid']) ?? readText(this.data['hwid']);
  }

  get firmware(): string | null {
    return readText(this.data['firmware']);
  }

  get hardwareVersion(): string | null {
    return readText(this.data['hardwareversion']);
  }

  get ipAddress(): string | null {
    return readText(this.data['ip']);
  }

  get online(): boolean {
    return this.presence ?? false;
  }

  /** Null where Operated does not say. */
  get presence(): boolean | null {
    return readBoolean(this.data['presence']);
  }

  get accountId(): string | null {
    return readText(this.row['accountId']);
  }

  get spaceIds(): readonly string[] {
    const sent = this.row['spaceIds'] ?? this.row['spaceId'];
    const ids: readonly unknown[] = Array.isArray(sent) ? sent : [sent];
    return [...new Set(ids.map(readText).filter((id) => id !== null))];
  }

  get state(): HubStateRecord | null {
    const sent = this.data['state'];
    return isJsonObject(sent) ? new HubStateRecord(this, sent) : null;
  }

  get config(): ConfigRecord | null {
    const sent = this.data['config'];
    return isJsonObject(sent) ? new ConfigRecord(sent) : null;
  }

  /** Null where no port is active or the hub does not say. */
  get activePortNumber(): number | null {
    const sent = objectOrEmpty(this.data['state'])['active'];
    const number = readInteger(sent);
    return number === null || number < 1 ? null : number;
  }

  /** By number: as many as Operated reports, and at least the product's own. */
  get ports(): readonly PortRecord[] {
    const connections = connectionsOf(this.data);
    const numbers = new Set<number>();
    for (let number = 1; number <= this.product.portCount; number += 1) numbers.add(number);
    if (this.activePortNumber !== null) numbers.add(this.activePortNumber);
    for (const name of Object.keys(connections)) {
      const number = portNumberOf(name);
      if (number !== null) numbers.add(number);
    }
    return [...numbers]
      .sort((one, other) => one - other)
      .map((number) => new PortRecord(this, number, connectionOf(connections, number)));
  }

  /** @returns null where the hub has no such port. */
  port(number: number): PortRecord | null {
    const connections = connectionsOf(this.data);
    const isPort =
      (number >= 1 && number <= this.product.portCount) ||
      number === this.activePortNumber ||
      Object.keys(connections).some((name) => portNumberOf(name) === number);
    return isPort ? new PortRecord(this, number, connectionOf(connections, number)) : null;
  }

  /** As reported for the hub, else summed over the ports that report. */
  get power(): PowerReadingRecord | null {
    const own = decodePower(this.data['power'], this.fetchedAt);
    if (own !== null) return own;
    const connections = Object.entries(connectionsOf(this.data));
    const ofPorts = connections.flatMap(([name, connection]) =>
      portNumberOf(name) === null
        ? []
        : (decodePower(objectOrEmpty(connection)['power'], this.fetchedAt) ?? []),
    );
    return sumPower(ofPorts, this.fetchedAt);
  }

  /** The serial number and the hardware id of the hub, in lower case. */
  get identifiers(): readonly string[] {
    return [this.serialNumber, this.hardwareId, readText(this.data['serial'])].flatMap(
      (own) => own?.toLowerCase() ?? [],
    );
  }
}

/** The connections of a hub's data, under either of the names that the vendor uses. */
export function connectionsOf(data: JsonObject): JsonObject {
  return objectOrEmpty(data['connections'] ?? data['con']);
}

function connectionOf(connections: JsonObject, number: number): JsonObject {
  return objectOrEmpty(connections[`usb${number}`]);
}

function portNumberOf(name: string): number | null {
  // usb1, usb2, …: the number must be written as this gateway writes it, so that it finds the connection again.
  const digits = /^usb([1-9]\d{0,3})$/.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}
