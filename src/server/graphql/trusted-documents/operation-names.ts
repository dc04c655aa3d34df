import { Kind, parse } from 'graphql';
import type { TrustedDocuments } from './manifest.js';

/** The names of all operations in trusted documents, without those of fragments. */
export function operationNamesIn(documents: TrustedDocuments): ReadonlySet<string> {
  const definitions = [...documents.values()].flatMap(
    (document) => parse(document, { noLocation: true }).definitions,
  );
  return new Set(
    definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION && definition.name !== undefined
        ? [definition.name.value]
        : [],
    ),
  );
}
