/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Which hubs: those for which every given condition holds. */
export type HubFilter = {
  /** Of this account. */
  accountId?: string | number | null | undefined;
  /** Of one of these product families. */
  families?: Array<ProductFamily> | null | undefined;
  /** One of these ids. */
  ids?: Array<string | number> | null | undefined;
  /** True: something is plugged into an upstream port. False: nothing is, or the hub does not say. */
  inUse?: boolean | null | undefined;
  /** Connected to Operated, or not. */
  online?: boolean | null | undefined;
  /** With its over-temperature protection in one of these states. */
  overTemperature?: Array<OverTemperature> | null | undefined;
  /** With this text in its name, custom id or serial number; upper and lower case are alike. */
  search?: string | null | undefined;
  /** In this space. */
  spaceId?: string | number | null | undefined;
};

/** What the over-temperature protection does. */
export type OverTemperature =
  /** Nothing: the hub is cool enough (`normal`). */
  | 'NORMAL'
  /** The hub is too hot (`overheat`). */
  | 'OVERHEAT'
  /** The hub gives less power (`reduced`). */
  | 'REDUCED'
  /** A value newer than this gateway; `raw` has it. */
  | 'UNKNOWN';

/** The family of a hub, as the vendor names it where it says which product supports what. */
export type ProductFamily =
  /** O-PC-3, the previous switch for up to four laptops. */
  | 'OPC3'
  /** O-PC-4, the switch for up to four laptops, with HDMI, USB-A and network sharing. */
  | 'OPC4'
  /** O-PH-4, the charging hub: it charges and has no active port and no UC mode. */
  | 'OPH4'
  /** A product newer than this gateway; `code` has it as Operated sends it. */
  | 'UNKNOWN';

export type PowerOfRoomsQueryVariables = Exact<{
  first: number;
}>;


export type PowerOfRoomsQuery = { spaces: { totalCount: number, nodes: Array<{ id: string, name: string | null, power: { hubCount: number, wattage: number } | null }> } | null };

export type PageOfHubsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type PageOfHubsQuery = { hubs: { totalCount: number, nodes: Array<{ id: string, name: string | null, serialNumber: string | null, firmware: string | null, product: { name: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type HubsInUseQueryVariables = Exact<{
  filter: HubFilter;
}>;


export type HubsInUseQuery = { hubs: { nodes: Array<{ id: string, name: string | null, ports: Array<{ name: string, connected: boolean | null, device: { vendorName: string | null } | null }> | null }> } | null };


export const PowerOfRoomsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PowerOfRooms"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"spaces"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"power"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hubCount"}},{"kind":"Field","name":{"kind":"Name","value":"wattage"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PowerOfRoomsQuery, PowerOfRoomsQueryVariables>;
export const PageOfHubsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PageOfHubs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hubs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"serialNumber"}},{"kind":"Field","name":{"kind":"Name","value":"firmware"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<PageOfHubsQuery, PageOfHubsQueryVariables>;
export const HubsInUseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"HubsInUse"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"HubFilter"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hubs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"NAME"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"ports"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"connected"}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"vendorName"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<HubsInUseQuery, HubsInUseQueryVariables>;