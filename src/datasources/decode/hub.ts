import type { Hub, HubResolved } from '../../schema/hub.js';
import type { Product } from '../../schema/product.js';
import type { RecordOf } from '../../schema/record-of.js';
import { readBoolean, readText } from '../../wire/scalars.js';
import { ConfigRecord } from './hub-config.js';
import { HubStateRecord } from './hub-state.js';
import { isJsonObject, type JsonObject } from '../../wire/json.js';
import { PortRecord } from './port.js';
import { type PowerReadingRecord, readingAt } from './power.js';
import { SharedRow } from './shared-row.js';

/** The parts of a hub that a row of the list may lack, and a single read then has. */
export type HubPart = 'state' | 'config' | 'connections';

const NO_PARTS: ReadonlySet<HubPart> = new Set();

/**
 * A hub as Operated sent it: getters over the row, so that only what a query reads is decoded. Immutable; what is costly
 * to decode is kept in the row, which the record shares with those of other times.
 */
export class HubRecord implements RecordOf<Hub, HubResolved> {
  readonly id: string;
  private knownPorts: readonly PortRecord[] | null = null;
  private knownPower: PowerReadingRecord | null = null;

  private constructor(
    private readonly shared: SharedRow,
    /** Inferred: when the gateway sent the request, because Operated sends no time. */
    readonly fetchedAt: Date,
    /** Whether Operated failed, and this is its last answer. */
    readonly stale: boolean,
  ) {
    this.id = shared.id;
  }

  /** @returns null for a row without an id. */
  static decode(
    row: JsonObject,
    fetchedAt: Date,
    missing: ReadonlySet<HubPart> = NO_PARTS,
  ): HubRecord | null {
    const id = readText(row['id']);
    return id === null ? null : new HubRecord(new SharedRow(id, row, missing), fetchedAt, false);
  }

  /** The same hub as of another time. It shares the row and what is decoded of it. */
  asOf(fetchedAt: Date, isStale: boolean): HubRecord {
    return new HubRecord(this.shared, fetchedAt, isStale);
  }

  /** As Operated sent it. */
  get row(): JsonObject {
    return this.shared.row;
  }

  /** The parts that the row lacks and a single read may have. */
  get missing(): ReadonlySet<HubPart> {
    return this.shared.missing;
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
    return this.shared.product;
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
    return this.shared.spaceIds;
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
    return this.shared.activePortNumber;
  }

  /** By number: as many as Operated reports, and at least the product's own. */
  get ports(): readonly PortRecord[] {
    return (this.knownPorts ??= this.shared.ports.map((port) => new PortRecord(this, port)));
  }

  /** @returns null where the hub has no such port. */
  port(number: number): PortRecord | null {
    return this.ports.find((port) => port.number === number) ?? null;
  }

  /** As reported for the hub, else summed over the ports that report. */
  get power(): PowerReadingRecord | null {
    return (this.knownPower ??= readingAt(this.shared.power, this.fetchedAt));
  }

  /** The serial number and the hardware id of the hub, in lower case. */
  get identifiers(): readonly string[] {
    return [this.serialNumber, this.hardwareId, readText(this.data['serial'])].flatMap(
      (own) => own?.toLowerCase() ?? [],
    );
  }

  private get data(): JsonObject {
    return this.shared.data;
  }
}
