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

/** With whose token the gateway asks Operated. */
export type ViewerKind =
  /** The gateway's own client-credentials token. */
  | 'SERVICE'
  /** The user's own token: sent along and forwarded as it is, or kept by the session that they signed in to. */
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