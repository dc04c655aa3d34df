import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import type { QueryOptions, TestGateway } from './gateway.js';
import { read } from './stack.js';

/** The data of the answer to a document typed by `npm run codegen`. @throws Error if the answer has errors. */
export function readTyped<Data, Variables extends Readonly<Record<string, unknown>>>(
  gateway: TestGateway,
  document: TypedDocumentNode<Data, Variables>,
  options: QueryOptions & { readonly variables: Variables },
): Promise<Data> {
  return read<Data>(gateway, print(document), options);
}
