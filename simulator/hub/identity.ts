/** The properties of a hub that never change. */
export interface HubIdentity {
  readonly id: string;
  readonly accountId: string;
  readonly spaceIds: readonly string[];
  readonly name: string;
  readonly serialNumber: string;
  readonly customId: string | undefined;
  readonly hardwareVersion: string;
  readonly ip: string;
}
