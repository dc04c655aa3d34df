/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
  '\n  query Pulse {\n    hubs(first: 1) {\n      nodes {\n        id\n        fetchedAt\n        stale\n      }\n    }\n  }\n': typeof types.PulseDocument;
  '\n  fragment RoomFacts on Space {\n    id\n    name\n    inUse\n    online\n    hubs(first: 50) {\n      totalCount\n      nodes {\n        id\n        online\n        state {\n          connected\n          inMeeting\n          overTemperature\n        }\n      }\n    }\n  }\n': typeof types.RoomFactsFragmentDoc;
  '\n  query Rooms($after: String) {\n    spaces(first: 500, after: $after) {\n      totalCount\n      edges {\n        node {\n          id\n          ...RoomFacts\n        }\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n': typeof types.RoomsDocument;
  '\n  subscription RoomsLive {\n    hubChanged(aspects: [PRESENCE, STATE, PORTS, INFO], includeCurrent: true) {\n      changed\n      hub {\n        id\n        online\n        state {\n          connected\n          inMeeting\n          overTemperature\n        }\n      }\n    }\n  }\n': typeof types.RoomsLiveDocument;
  '\n  query Viewer {\n    viewer {\n      id\n      email\n      kind\n      scopes\n    }\n  }\n': typeof types.ViewerDocument;
};
const documents: Documents = {
  '\n  query Pulse {\n    hubs(first: 1) {\n      nodes {\n        id\n        fetchedAt\n        stale\n      }\n    }\n  }\n':
    types.PulseDocument,
  '\n  fragment RoomFacts on Space {\n    id\n    name\n    inUse\n    online\n    hubs(first: 50) {\n      totalCount\n      nodes {\n        id\n        online\n        state {\n          connected\n          inMeeting\n          overTemperature\n        }\n      }\n    }\n  }\n':
    types.RoomFactsFragmentDoc,
  '\n  query Rooms($after: String) {\n    spaces(first: 500, after: $after) {\n      totalCount\n      edges {\n        node {\n          id\n          ...RoomFacts\n        }\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n':
    types.RoomsDocument,
  '\n  subscription RoomsLive {\n    hubChanged(aspects: [PRESENCE, STATE, PORTS, INFO], includeCurrent: true) {\n      changed\n      hub {\n        id\n        online\n        state {\n          connected\n          inMeeting\n          overTemperature\n        }\n      }\n    }\n  }\n':
    types.RoomsLiveDocument,
  '\n  query Viewer {\n    viewer {\n      id\n      email\n      kind\n      scopes\n    }\n  }\n':
    types.ViewerDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  query Pulse {\n    hubs(first: 1) {\n      nodes {\n        id\n        fetchedAt\n        stale\n      }\n    }\n  }\n',
): (typeof documents)['\n  query Pulse {\n    hubs(first: 1) {\n      nodes {\n        id\n        fetchedAt\n        stale\n      }\n    }\n  }\n'];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  fragment RoomFacts on Space {\n    id\n    name\n    inUse\n    online\n    hubs(first: 50) {\n      totalCount\n      nodes {\n        id\n        online\n        state {\n          connected\n          inMeeting\n          overTemperature\n        }\n      }\n    }\n  }\n',
): (typeof documents)['\n  fragment RoomFacts on Space {\n    id\n    name\n    inUse\n    online\n    hubs(first: 50) {\n      totalCount\n      nodes {\n        id\n        online\n        state {\n          connected\n          inMeeting\n          overTemperature\n        }\n      }\n    }\n  }\n'];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  query Rooms($after: String) {\n    spaces(first: 500, after: $after) {\n      totalCount\n      edges {\n        node {\n          id\n          ...RoomFacts\n        }\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n',
): (typeof documents)['\n  query Rooms($after: String) {\n    spaces(first: 500, after: $after) {\n      totalCount\n      edges {\n        node {\n          id\n          ...RoomFacts\n        }\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n'];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  subscription RoomsLive {\n    hubChanged(aspects: [PRESENCE, STATE, PORTS, INFO], includeCurrent: true) {\n      changed\n      hub {\n        id\n        online\n        state {\n          connected\n          inMeeting\n          overTemperature\n        }\n      }\n    }\n  }\n',
): (typeof documents)['\n  subscription RoomsLive {\n    hubChanged(aspects: [PRESENCE, STATE, PORTS, INFO], includeCurrent: true) {\n      changed\n      hub {\n        id\n        online\n        state {\n          connected\n          inMeeting\n          overTemperature\n        }\n      }\n    }\n  }\n'];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  query Viewer {\n    viewer {\n      id\n      email\n      kind\n      scopes\n    }\n  }\n',
): (typeof documents)['\n  query Viewer {\n    viewer {\n      id\n      email\n      kind\n      scopes\n    }\n  }\n'];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> =
  TDocumentNode extends DocumentNode<infer TType, any> ? TType : never;
