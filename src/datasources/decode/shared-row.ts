import { type Product, productOf } from '../../schema/product.js';
import { readInteger, readText } from '../../wire/scalars.js';
import { type JsonObject, objectOrEmpty } from '../../wire/json.js';
import type { HubPart } from './hub.js';
import { decodePort, type DecodedPort } from './port.js';
import { type PowerValues, readPower, sumPower } from './power.js';

/**
 * The row of a hub, and what is decoded of it independently of its time: each value at the first read, and then kept. The
 * records of all answers with the same row share it. They belong to one principal.
 */
export class SharedRow {
  readonly data: JsonObject;
  private knownProduct: Product | null = null;
  private knownSpaceIds: readonly string[] | null = null;
  private knownPorts: readonly DecodedPort[] | null = null;
  private knownPower: PowerValues | null | undefined = undefined;

  constructor(
    readonly id: string,
    /** As Operated sent it. */
    readonly row: JsonObject,
    /** The parts that the row lacks and a single read may have. */
    readonly missing: ReadonlySet<HubPart>,
  ) {
    this.data = objectOrEmpty(row['data']);
  }

  get product(): Product {
    return (this.knownProduct ??= productOf(readText(this.data['product']) ?? ''));
  }

  get spaceIds(): readonly string[] {
    return (this.knownSpaceIds ??= readSpaceIds(this.row));
  }

  /** Null where no port is active or the hub does not say. */
  get activePortNumber(): number | null {
    const sent = objectOrEmpty(this.data['state'])['active'];
    const number = readInteger(sent);
    return number === null || number < 1 ? null : number;
  }

  /** By number: as many as Operated reports, and at least the product's own. */
  get ports(): readonly DecodedPort[] {
    return (this.knownPorts ??= this.decodePorts());
  }

  /** As reported for the hub, else summed over the ports that report; null where none does. */
  get power(): PowerValues | null {
    if (this.knownPower === undefined) this.knownPower = this.decodePower();
    return this.knownPower;
  }

  private decodePorts(): readonly DecodedPort[] {
    const { activePortNumber } = this;
    const { portCount } = this.product;
    const connections = connectionsOf(this.data);
    const numbers: number[] = [];
    for (let number = 1; number <= portCount; number += 1) numbers.push(number);
    for (const name of Object.keys(connections)) {
      const number = portNumberOf(name);
      if (number !== null && number > portCount) numbers.push(number);
    }
    if (activePortNumber !== null && !numbers.includes(activePortNumber)) numbers.push(activePortNumber);
    return numbers
      .sort((one, other) => one - other)
      .map((number) => {
        const name = portName(number);
        return decodePort(
          this.id,
          name,
          number,
          number === activePortNumber,
          objectOrEmpty(connections[name]),
        );
      });
  }

  private decodePower(): PowerValues | null {
    const own = readPower(this.data['power']);
    if (own !== null) return own;
    const connections = Object.entries(connectionsOf(this.data));
    return sumPower(
      connections.flatMap(([name, connection]) =>
        portNumberOf(name) === null ? [] : (readPower(objectOrEmpty(connection)['power']) ?? []),
      ),
    );
  }
}

/** The connections of a hub's data, under either of the names that the vendor uses. */
export function connectionsOf(data: JsonObject): JsonObject {
  return objectOrEmpty(data['connections'] ?? data['con']);
}

function readSpaceIds(row: JsonObject): readonly string[] {
  const sent = row['spaceIds'] ?? row['spaceId'];
  const ids: readonly unknown[] = Array.isArray(sent) ? sent : [sent];
  return [...new Set(ids.map(readText).filter((id) => id !== null))];
}

/** The names of the ports that hubs have. */
const PORT_NAMES = Array.from({ length: 16 }, (_, number) => `usb${number}`);

function portName(number: number): string {
  return PORT_NAMES[number] ?? `usb${number}`;
}

function portNumberOf(name: string): number | null {
  // usb1, usb2, …: the number must be written as this gateway writes it, so that it finds the connection again.
  return /^usb[1-9]\d{0,3}$/.test(name) ? Number(name.slice(3)) : null;
}
