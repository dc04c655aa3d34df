import { type Charging, ChargingMode } from '../../schema/charging.js';
import {
  type AltMode,
  AltModeKind,
  AltModeRole,
  type DisplayPort,
  type OchnoUnit,
  type OchnoUnitResolved,
} from '../../schema/port-capabilities.js';
import { type Port, PortDirection, PortType } from '../../schema/port.js';
import type { RecordOf } from '../../schema/record-of.js';
import { readBoolean, readInteger, readNumber, readText } from '../../wire/scalars.js';
import { enumeration } from './enumeration.js';
import type { HubRecord } from './hub.js';
import { isJsonObject, type JsonObject } from '../../wire/json.js';
import { type PowerReadingRecord, readingAt, readPower } from './power.js';
import { readRounded } from './rounded.js';
import { UsbIdentityRecord } from './usb-identity.js';

const readType = enumeration(
  { 'usb-c': PortType.USB_C, 'usb-a': PortType.USB_A, usb: PortType.USB },
  PortType.UNKNOWN,
);
const readDirection = enumeration(
  {
    upstream: PortDirection.UPSTREAM,
    downstream: PortDirection.DOWNSTREAM,
    internal: PortDirection.INTERNAL,
  },
  PortDirection.UNKNOWN,
);
const readChargingMode = enumeration(
  {
    '5v': ChargingMode.FIVE_VOLT,
    spr: ChargingMode.SPR,
    pps: ChargingMode.PPS,
    epr: ChargingMode.EPR,
    lqc: ChargingMode.LQC,
  },
  ChargingMode.UNKNOWN,
);
const readAltModeRole = enumeration({ ufp: AltModeRole.UFP, dfp: AltModeRole.DFP }, AltModeRole.UNKNOWN);
const readAltModeKind = enumeration(
  { displayport: AltModeKind.DISPLAY_PORT, thunderbolt: AltModeKind.THUNDERBOLT },
  AltModeKind.UNKNOWN,
);

/** Another Ochno unit on a port, and the hub that says so. */
export type OchnoUnitRecord = RecordOf<OchnoUnit, OchnoUnitResolved>;

/** What is decoded of a port for the records of all times: the values that most queries read. */
export interface DecodedPort {
  readonly id: string;
  readonly name: string;
  readonly number: number;
  readonly active: boolean;
  readonly type: PortType | null;
  readonly connected: boolean | null;
  readonly enabled: boolean | null;
  readonly direction: PortDirection | null;
  /** The connection as Operated sent it; empty where it sent none. */
  readonly raw: JsonObject;
}

/** Decodes a port. @param raw the connection as Operated sent it; empty where it sent none. */
export function decodePort(
  hubId: string,
  name: string,
  number: number,
  active: boolean,
  raw: JsonObject,
): DecodedPort {
  return {
    id: `${hubId}:${name}`,
    name,
    number,
    active,
    type: readType(raw['type']),
    connected: readBoolean(raw['connected']),
    enabled: readBoolean(raw['enabled']),
    direction: readDirection(raw['direction']),
    raw,
  };
}

/** One port of a hub at a time. What few queries read is decoded when it is read. */
export class PortRecord implements RecordOf<Port> {
  readonly id: string;
  readonly name: string;
  readonly number: number;
  readonly active: boolean;
  readonly type: PortType | null;
  readonly connected: boolean | null;
  readonly enabled: boolean | null;
  readonly direction: PortDirection | null;
  readonly raw: JsonObject;

  constructor(
    readonly hub: HubRecord,
    decoded: DecodedPort,
  ) {
    // Properties, not getters: executors read them faster, and a list has thousands.
    this.id = decoded.id;
    this.name = decoded.name;
    this.number = decoded.number;
    this.active = decoded.active;
    this.type = decoded.type;
    this.connected = decoded.connected;
    this.enabled = decoded.enabled;
    this.direction = decoded.direction;
    this.raw = decoded.raw;
  }

  get device(): UsbIdentityRecord | null {
    return UsbIdentityRecord.decode(this.raw['device']);
  }

  get cable(): UsbIdentityRecord | null {
    return UsbIdentityRecord.decode(this.raw['cable']);
  }

  get charging(): RecordOf<Charging> | null {
    const sent = this.raw['charging'];
    if (!isJsonObject(sent)) return null;
    return {
      mode: readChargingMode(sent['mode']),
      requestedVoltage: readRounded(sent['requestedvoltage']),
      requestedCurrent: readRounded(sent['requestedcurrent']),
      allocatedPower: readNumber(sent['allocatedpower']),
    };
  }

  get displayPort(): RecordOf<DisplayPort> | null {
    const sent = this.raw['displayport'];
    if (!isJsonObject(sent)) return null;
    return {
      multiFunction: readBoolean(sent['multifunc']),
      enabled: readBoolean(sent['enable']),
      dfpUfp: readInteger(sent['dfpufp']),
    };
  }

  get altMode(): RecordOf<AltMode> | null {
    const sent = this.raw['altmode'];
    if (!isJsonObject(sent)) return null;
    return {
      role: readAltModeRole(sent['role']),
      mode: readAltModeKind(sent['mode']),
    };
  }

  get ochnoUnit(): OchnoUnitRecord | null {
    const sent = this.raw['ochno'];
    if (!isJsonObject(sent)) return null;
    const hardwareId = readText(sent['hwid']);
    return hardwareId === null ? null : { hardwareId, portNumber: readInteger(sent['port']) };
  }

  get power(): PowerReadingRecord | null {
    return readingAt(readPower(this.raw['power']), this.hub.fetchedAt);
  }
}
