import type { RecordOf } from '../../schema/record-of.js';
import type { UsbIdentity } from '../../schema/usb-identity.js';
import { readInteger } from '../../wire/scalars.js';
import { usbProductName, usbVendorName } from '../usb-names.js';
import { isJsonObject } from '../../wire/json.js';

const LARGEST_ID = 0xffff;

/** Vendor and product of a device or a cable; the names are looked up when they are read. */
export class UsbIdentityRecord implements RecordOf<UsbIdentity> {
  private constructor(
    readonly vendorId: number,
    readonly productId: number,
  ) {}

  /** Null where Operated sent no pair of 16-bit ids. */
  static decode(this: void, sent: unknown): UsbIdentityRecord | null {
    if (!isJsonObject(sent)) return null;
    const vendorId = readId(sent['vid']);
    const productId = readId(sent['pid']);
    return vendorId === null || productId === null ? null : new UsbIdentityRecord(vendorId, productId);
  }

  get vendorIdHex(): string {
    return toHex(this.vendorId);
  }

  get productIdHex(): string {
    return toHex(this.productId);
  }

  get vendorName(): string | null {
    return usbVendorName(this.vendorId);
  }

  get productName(): string | null {
    return usbProductName(this.vendorId, this.productId);
  }
}

function readId(sent: unknown): number | null {
  const id = readInteger(sent);
  return id !== null && id >= 0 && id <= LARGEST_ID ? id : null;
}

function toHex(id: number): string {
  return `0x${id.toString(16).padStart(4, '0')}`;
}
