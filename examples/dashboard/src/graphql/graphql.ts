/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> =
  T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A part of a hub that can change. */
export type HubAspect =
  /** Its `config`. */
  | 'CONFIG'
  /** Its identity and place: names, ids, firmware, address, spaces. */
  | 'INFO'
  /** One or more of its `ports`, including which port is active. */
  | 'PORTS'
  /** The voltage, current or wattage of the hub or of a port. A change of energy alone does not count; subscribe to `powerReading` for it. */
  | 'POWER'
  /** `online`: whether the hub is connected to Operated. */
  | 'PRESENCE'
  /** Its `state`. */
  | 'STATE';

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

/** Whose token the gateway uses for Operated. */
export type ViewerKind =
  /** The gateway's own client-credentials token. */
  | 'SERVICE'
  /** The user's own token: a bearer token that the gateway forwards unchanged, or the token of the session. */
  | 'USER';

export type PulseQueryVariables = Exact<{ [key: string]: never }>;

export type PulseQuery = { hubs: { nodes: Array<{ id: string; fetchedAt: string; stale: boolean }> } | null };

export type RoomFactsFragment = {
  id: string;
  name: string | null;
  inUse: boolean | null;
  online: boolean | null;
  hubs: {
    totalCount: number;
    nodes: Array<{
      id: string;
      online: boolean;
      state: {
        connected: Array<boolean> | null;
        inMeeting: boolean | null;
        overTemperature: OverTemperature | null;
      } | null;
    }>;
  } | null;
} & { ' $fragmentName'?: 'RoomFactsFragment' };

export type RoomsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;

export type RoomsQuery = {
  spaces: {
    totalCount: number;
    edges: Array<{ node: { id: string } & { ' $fragmentRefs'?: { RoomFactsFragment: RoomFactsFragment } } }>;
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
  } | null;
};

export type RoomsLiveSubscriptionVariables = Exact<{ [key: string]: never }>;

export type RoomsLiveSubscription = {
  hubChanged: {
    changed: Array<HubAspect>;
    hub: {
      id: string;
      online: boolean;
      state: {
        connected: Array<boolean> | null;
        inMeeting: boolean | null;
        overTemperature: OverTemperature | null;
      } | null;
    };
  };
};

export type ViewerQueryVariables = Exact<{ [key: string]: never }>;

export type ViewerQuery = {
  viewer: { id: string | null; email: string | null; kind: ViewerKind; scopes: Array<string> | null } | null;
};

export const RoomFactsFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'RoomFacts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Space' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'inUse' } },
          { kind: 'Field', name: { kind: 'Name', value: 'online' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hubs' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'first' },
                value: { kind: 'IntValue', value: '50' },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'nodes' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'online' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'state' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'connected' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'inMeeting' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'overTemperature' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<RoomFactsFragment, unknown>;
export const PulseDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'Pulse' },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hubs' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'first' },
                value: { kind: 'IntValue', value: '1' },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'nodes' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'fetchedAt' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'stale' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<PulseQuery, PulseQueryVariables>;
export const RoomsDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'Rooms' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'spaces' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'first' },
                value: { kind: 'IntValue', value: '500' },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'after' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'edges' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'node' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'FragmentSpread', name: { kind: 'Name', value: 'RoomFacts' } },
                          ],
                        },
                      },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'pageInfo' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'endCursor' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'hasNextPage' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'RoomFacts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Space' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'inUse' } },
          { kind: 'Field', name: { kind: 'Name', value: 'online' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hubs' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'first' },
                value: { kind: 'IntValue', value: '50' },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'nodes' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'online' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'state' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'connected' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'inMeeting' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'overTemperature' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<RoomsQuery, RoomsQueryVariables>;
export const RoomsLiveDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'subscription',
      name: { kind: 'Name', value: 'RoomsLive' },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hubChanged' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'aspects' },
                value: {
                  kind: 'ListValue',
                  values: [
                    { kind: 'EnumValue', value: 'PRESENCE' },
                    { kind: 'EnumValue', value: 'STATE' },
                    { kind: 'EnumValue', value: 'PORTS' },
                    { kind: 'EnumValue', value: 'INFO' },
                  ],
                },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'includeCurrent' },
                value: { kind: 'BooleanValue', value: true },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'changed' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'hub' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'online' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'state' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'connected' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'inMeeting' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'overTemperature' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<RoomsLiveSubscription, RoomsLiveSubscriptionVariables>;
export const ViewerDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'Viewer' },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'viewer' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'email' } },
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'scopes' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<ViewerQuery, ViewerQueryVariables>;
