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

/** The reason why a change was not made or not confirmed. */
export type UserErrorCode =
  /** The value conflicts with another setting of the input or of the hub, and nothing was sent to Operated; or the hub is locked and keeps its active port. */
  | 'CONFLICTING_SETTINGS'
  /** The token does not allow changing this hub. */
  | 'FORBIDDEN'
  /** There is no hub with this id that the caller can see. */
  | 'HUB_NOT_FOUND'
  /** The hub is not connected to Operated. */
  | 'HUB_OFFLINE'
  /** A value of the input is not allowed. Nothing was sent to Operated. */
  | 'INVALID_VALUE'
  /** It is unknown whether the change was made: Operated did not answer clearly, or accepted the change and does not show it. Read the hub again to find out. If nothing was sent or changed, the message states it. If a request to Operated failed, `errors` has the failure. */
  | 'NOT_CONFIRMED'
  /** Operated rejected the change; the message quotes Operated's message. */
  | 'REJECTED_BY_OPERATED'
  /** The filter of a change of many hubs selects another number of hubs than `expectedCount`. Nothing was sent to Operated. */
  | 'UNEXPECTED_COUNT'
  /** The hub's firmware is too old for this; the message names the required version. Nothing was sent to Operated. */
  | 'UNSUPPORTED_BY_FIRMWARE'
  /** The hub's product does not support this. Nothing was sent to Operated. */
  | 'UNSUPPORTED_BY_PRODUCT';

export type PowerOfRoomsQueryVariables = Exact<{
  first: number;
}>;


export type PowerOfRoomsQuery = { spaces: { totalCount: number, nodes: Array<{ id: string, name: string | null, power: { hubCount: number, wattage: number } | null }> } | null };

export type MeetingRoomHubsQueryVariables = Exact<{ [key: string]: never; }>;


export type MeetingRoomHubsQuery = { hubs: { nodes: Array<{ id: string, name: string | null }> } | null };

export type FallBackToPort1MutationVariables = Exact<{
  hubIds: Array<string | number> | string | number;
  dryRun: boolean;
}>;


export type FallBackToPort1Mutation = { updateHubConfigs: { results: Array<{ hubId: string, changes: Array<{ before: string | null, after: string | null, setting: { name: string } }>, userErrors: Array<{ code: UserErrorCode, message: string }> }> } };

export type PageOfHubsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type PageOfHubsQuery = { hubs: { totalCount: number, nodes: Array<{ id: string, name: string | null, serialNumber: string | null, firmware: string | null, product: { name: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type HubsInUseQueryVariables = Exact<{
  filter: HubFilter;
}>;


export type HubsInUseQuery = { hubs: { nodes: Array<{ id: string, name: string | null, ports: Array<{ name: string, connected: boolean | null, device: { vendorName: string | null } | null }> | null }> } | null };


export const PowerOfRoomsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PowerOfRooms"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"spaces"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"power"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hubCount"}},{"kind":"Field","name":{"kind":"Name","value":"wattage"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PowerOfRoomsQuery, PowerOfRoomsQueryVariables>;
export const MeetingRoomHubsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MeetingRoomHubs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hubs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"families"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"OPC4"}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"online"},"value":{"kind":"BooleanValue","value":true}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<MeetingRoomHubsQuery, MeetingRoomHubsQueryVariables>;
export const FallBackToPort1Document = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"FallBackToPort1"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"hubIds"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"dryRun"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateHubConfigs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"hubIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"hubIds"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"config"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"defaultPort"},"value":{"kind":"IntValue","value":"1"}},{"kind":"ObjectField","name":{"kind":"Name","value":"autoSwitchDisconnect"},"value":{"kind":"EnumValue","value":"BOTH"}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"dryRun"},"value":{"kind":"Variable","name":{"kind":"Name","value":"dryRun"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hubId"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setting"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FallBackToPort1Mutation, FallBackToPort1MutationVariables>;
export const PageOfHubsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PageOfHubs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hubs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"serialNumber"}},{"kind":"Field","name":{"kind":"Name","value":"firmware"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<PageOfHubsQuery, PageOfHubsQueryVariables>;
export const HubsInUseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"HubsInUse"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"HubFilter"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hubs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"NAME"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"ports"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"connected"}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"vendorName"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<HubsInUseQuery, HubsInUseQueryVariables>;