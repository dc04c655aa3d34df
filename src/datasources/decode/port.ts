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
import { readEnumeration } from './enumeration.js';
import type { HubRecord } from './hub.js';
import { isJsonObject, type JsonObject } from '../../wire/json.js';
import { decodePower, type PowerReadingRecord } from './power.js';
import { readRounded } from './rounded.js';
import { UsbIdentityRecord } from './usb-identity.js';

const TYPES = { 'usb-c': PortType.USB_C, 'usb-a': PortType.USB_A, usb: PortType.USB };
const DIRECTIONS = {
  upstream: PortDirection.UPSTREAM,
  downstream: PortDirection.DOWNSTREAM,
  internal: PortDirection.INTERNAL,
};
const CHARGING_MODES = {
  '5v': ChargingMode.FIVE_VOLT,
  spr: ChargingMode.SPR,
  pps: ChargingMode.PPS,
  epr: ChargingMode.EPR,
  lqc: ChargingMode.LQC,
};
const ALT_MODE_ROLES = { ufp: AltModeRole.UFP, dfp: AltModeRole.DFP };
const ALT_MODES = { displayport: AltModeKind.DISPLAY_PORT, thunderbolt: AltModeKind.THUNDERBOLT };

/** Another Ochno unit on a port, and the hub that says so. */
export type OchnoUnitRecord = RecordOf<OchnoUnit, OchnoUnitResolved>;

/** One port of a hub: getters over what Operated sent, so that only what a query reads is decoded. */
export class PortRecord implements RecordOf<Port> {
  readonly id: string;
  readonly name: string;

  constructor(
    readonly hub: HubRecord,
    readonly number: number,
    /** The connection as Operated sent it; empty where it sent none. */
    readonly raw: JsonObject,
  ) {
    this.name = `usb${number}`;
    this.id = `${hub.id}:${this.name}`;
  }

  get active(): boolean {
    return this.hub.activePortNumber === this.number;
  }

  get type(): PortType | null {
    return readEnumeration(this.raw['type'], TYPES, PortType.UNKNOWN);
  }

  get connected(): boolean | null {
    return readBoolean(this.raw['connected']);
  }

  get enabled(): boolean | null {
    return readBoolean(this.raw['enabled']);
  }

  get direction(): PortDirection | null {
    return readEnumeration(this.raw['direction'], DIRECTIONS, PortDirection.UNKNOWN);
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
      mode: readEnumeration(sent['mode'], CHARGING_MODES, ChargingMode.UNKNOWN),
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
      role: readEnumeration(sent['role'], ALT_MODE_ROLES, AltModeRole.UNKNOWN),
      mode: readEnumeration(sent['mode'], ALT_MODES, AltModeKind.UNKNOWN),
    };
  }

  get ochnoUnit(): OchnoUnitRecord | null {
    const sent = this.raw['ochno'];
    if (!isJsonObject(sent)) return null;
    const hardwareId = readText(sent['hwid']);
    return hardwareId === null ? null : { hardwareId, portNumber: readInteger(sent['port']) };
  }

  get power(): PowerReadingRecord | null {
    return decodePower(this.raw['power'], this.hub.fetchedAt);
  }
}
