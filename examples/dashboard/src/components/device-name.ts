interface Plugged {
  readonly connected?: boolean | null;
  readonly device?: {
    readonly vendorName?: string | null;
    readonly vendorIdHex: string;
    readonly productName?: string | null;
    readonly productIdHex: string;
  } | null;
  readonly ochnoUnit?: { readonly hardwareId: string } | null;
}

/** What is plugged into a port, for people. */
export function deviceName({ connected, device, ochnoUnit }: Plugged): string {
  if (ochnoUnit) return `Ochno unit ${ochnoUnit.hardwareId}`;
  if (device) {
    const vendor = device.vendorName ?? `Vendor ${device.vendorIdHex}`;
    return `${vendor} ${device.productName ?? device.productIdHex}`;
  }
  if (connected === null || connected === undefined) return 'Not reported';
  return connected ? 'Unknown device' : 'Empty';
}
