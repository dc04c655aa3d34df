import { readFileSync } from 'node:fs';
import { isJsonObject } from '../wire/json.js';

interface UsbNames {
  readonly vendors: ReadonlyMap<number, string>;
  /** By vendor id and product id in one number. */
  readonly products: ReadonlyMap<number, string>;
}

let names: UsbNames | null = null;

/** The vendor's name in the public USB ID list, null where the list does not know the id. */
export function usbVendorName(vendorId: number): string | null {
  return usbNames().vendors.get(vendorId) ?? null;
}

/** The product's name in the public USB ID list, null where the list does not know the ids. */
export function usbProductName(vendorId: number, productId: number): string | null {
  return usbNames().products.get(productKey(vendorId, productId)) ?? null;
}

/** The list is read when the first name is requested: most queries request none. */
function usbNames(): UsbNames {
  names ??= readUsbIds(JSON.parse(readFileSync(require.resolve('usb.ids/data/min'), 'utf8')));
  return names;
}

function readUsbIds(file: unknown): UsbNames {
  const vendors = new Map<number, string>();
  const products = new Map<number, string>();
  if (!isJsonObject(file) || !isJsonObject(file['vendors'])) return { vendors, products };
  for (const [vendorHex, vendor] of Object.entries(file['vendors'])) {
    if (!isJsonObject(vendor)) continue;
    const vendorId = parseInt(vendorHex, 16);
    if (typeof vendor['name'] === 'string') vendors.set(vendorId, vendor['name']);
    if (!isJsonObject(vendor['devices'])) continue;
    for (const [productHex, device] of Object.entries(vendor['devices'])) {
      if (!isJsonObject(device) || typeof device['devname'] !== 'string') continue;
      products.set(productKey(vendorId, parseInt(productHex, 16)), device['devname']);
    }
  }
  return { vendors, products };
}

function productKey(vendorId: number, productId: number): number {
  return vendorId * 0x10000 + productId;
}
