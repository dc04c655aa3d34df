/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Selects the hubs for which every given condition holds. Hubs that cannot be read to check a condition are left out, and an error of the list names them in `hubIds`. */
export type HubFilter = {
  /** Hubs of this account. */
  accountId?: string | number | null | undefined;
  /** Hubs with a connected device of this USB product id, 0 to 65535. Ids of products differ within a vendor only: give `deviceVendorId` too. */
  deviceProductId?: number | null | undefined;
  /** Hubs with a connected device of this USB vendor id, 0 to 65535. Together with `deviceProductId` one device has both ids. */
  deviceVendorId?: number | null | undefined;
  /** Hubs of one of these product families. */
  families?: Array<ProductFamily> | null | undefined;
  /** Hubs with an older firmware than this version, for example `1.4.0`: 1.9.0 is older than 1.10.0. Hubs without a readable version are left out. */
  firmwareBelow?: string | null | undefined;
  /** Hubs with one of these ids, at most 1000. */
  ids?: Array<string | number> | null | undefined;
  /** True: hubs in at least one space. False: hubs in none. */
  inSpace?: boolean | null | undefined;
  /** True: hubs with a device connected to an upstream port. False: hubs without one, or that do not report it. */
  inUse?: boolean | null | undefined;
  /** True: hubs that are connected to Operated. False: hubs that are not. */
  online?: boolean | null | undefined;
  /** Hubs whose over-temperature protection is in one of these states. */
  overTemperature?: Array<OverTemperature> | null | undefined;
  /** Hubs with one of these product codes, at most 1000: compared without hyphens and case-insensitively, as `ProductFamily` is. */
  productCodes?: Array<string> | null | undefined;
  /** Hubs with this text in the name, custom id, serial number or IP address, in the name of one of their spaces, or in the name of the vendor or the product of a connected device; case-insensitive, at most 200 characters. Needs the list of spaces: where the caller cannot see it, names of spaces are not searched. A subscription reads it once, at its start. */
  search?: string | null | undefined;
  /** Hubs of this space. Null is rejected: `inSpace: false` selects the hubs in no space. */
  spaceId?: string | number | null | undefined;
};

/** The state of the over-temperature protection. The vendor documents the names of the values only; the descriptions follow the names. */
export type OverTemperature =
  /** Not active (`normal`). */
  | 'NORMAL'
  /** The hub is too hot (`overheat`). */
  | 'OVERHEAT'
  /** Reduced (`reduced`). That the hub then supplies less power is inferred from the name. */
  | 'REDUCED'
  /** A value that this gateway does not know; `raw` has it. */
  | 'UNKNOWN';

/** A product family, named as in the support tables of the vendor’s guide. */
export type ProductFamily =
  /** O-PC-3, Power Conference 3: the previous switch for up to four laptops. */
  | 'OPC3'
  /** O-PC-4, Power Conference 4: the switch for up to four laptops, with HDMI, USB-A and network sharing. */
  | 'OPC4'
  /** The charging hub; it has no active port and no UC mode. That its product code is `O-PH-4` and its name Power Hub 4 is inferred. */
  | 'OPH4'
  /** A product that this gateway does not know; `code` has the product code. */
  | 'UNKNOWN';

/** Whose token the gateway uses for Operated. */
export type ViewerKind =
  /** The gateway's own client-credentials token. */
  | 'SERVICE'
  /** The user's own token: a bearer token that the gateway forwards unchanged, or the token of the session. */
  | 'USER';

export type FirstHubsQueryVariables = Exact<{
  first: number;
}>;


export type FirstHubsQuery = { viewer: { kind: ViewerKind, email: string | null } | null, accounts: Array<{ name: string | null, hubs: { totalCount: number, nodes: Array<{ id: string, name: string | null, online: boolean, product: { name: string }, ports: Array<{ number: number, connected: boolean | null }> | null }> } | null }> | null };

export type RefusedQueryVariables = Exact<{
  first: number;
}>;


export type RefusedQuery = { hubs: { totalCount: number } | null, viewer: { kind: ViewerKind } | null };

export type RoomAndHubsQueryVariables = Exact<{
  first: number;
  filter?: HubFilter | null | undefined;
}>;


export type RoomAndHubsQuery = { spaces: { nodes: Array<{ name: string | null, hubs: { totalCount: number, nodes: Array<{ product: { family: ProductFamily }, ports: Array<{ number: number }> | null }> } | null }> } | null };


export const FirstHubsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FirstHubs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"hubs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"online"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ports"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"connected"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<FirstHubsQuery, FirstHubsQueryVariables>;
export const RefusedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Refused"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hubs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]} as unknown as DocumentNode<RefusedQuery, RefusedQueryVariables>;
export const RoomAndHubsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RoomAndHubs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"HubFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"spaces"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"hubs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"family"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ports"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<RoomAndHubsQuery, RoomAndHubsQueryVariables>;