import { type DocumentNode, Kind, type OperationDefinitionNode, parse, separateOperations } from 'graphql';
import type { Document } from './documents.js';
import type { GeneratedCode } from './snippet-code.js';

/** An operation in a document, with the fragments that it uses. */
export interface DocumentedOperation {
  /** The document, and the name of the operation. */
  readonly place: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** The operations of the programs in a document, which are written as gql`…` or graphql(`…`). */
export function operationsOfPrograms({ path, blocks }: Document): readonly DocumentedOperation[] {
  return blocks
    .filter(({ language }) => language === 'ts' || language === 'tsx')
    .flatMap(({ text }) => [...text.matchAll(/\b(?:gql|graphql\()`([^`]*)`/g)])
    .flatMap(([, text = '']) => operationsOf(path, text));
}

/** The operations of a block in the language `graphql`. */
export function operationsOfBlocks({ path, blocks }: Document): readonly DocumentedOperation[] {
  return blocks
    .filter(({ language }) => language === 'graphql')
    .flatMap(({ text }) => operationsOf(path, text));
}

/** The operations that the compiler of Relay has made of the programs: only they are sent. */
export function operationsOfRelay(code: GeneratedCode): readonly DocumentedOperation[] {
  return Object.entries(code).flatMap(([path, files]) =>
    Object.values(files)
      .flatMap((text) => [...text.matchAll(/"text": ("(?:[^"\\]|\\.)*")/g)])
      .flatMap(([, text = '""']) => operationsOf(path, JSON.parse(text) as string)),
  );
}

function operationsOf(path: string, text: string): readonly DocumentedOperation[] {
  return Object.entries(separateOperations(parse(text))).flatMap(([name, document]) =>
    document.definitions.flatMap((operation) =>
      operation.kind === Kind.OPERATION_DEFINITION
        ? [{ place: `${path} ${name || operation.operation}`, document, operation }]
        : [],
    ),
  );
}
