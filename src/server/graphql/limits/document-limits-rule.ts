import type { ASTVisitor, ValidationContext } from 'graphql';
import { GatewayError } from '../../../schema/gateway-error.js';
import { documentStructure, type DocumentStructure } from './document-structure.js';

/** The limits of the structure of a document. */
export type DocumentLimits = Readonly<Record<keyof DocumentStructure, number>>;

const LIMITED: Readonly<Record<keyof DocumentStructure, string>> = {
  depth: 'levels of nesting',
  aliases: 'aliases',
  directives: 'directives',
  comments: 'comments',
  rootFields: 'fields at the root of an operation',
};

/**
 * Validation rule: the structure of the document is within the limits.
 *
 * The rules of graphql-js run in one visit, and the work of some grows with the square of the document. Apollo Server
 * creates the rules of its options last and then visits the document, so the limits are checked while this rule is
 * created, and a document that exceeds one is emptied: the other rules find nothing to do. Such a document is not
 * cached, because its validation fails. The rules of graphql-armor run within that visit, and its walk of the nesting
 * recurses, so they would run too late.
 */
export function documentLimitsRule(limits: DocumentLimits): (context: ValidationContext) => ASTVisitor {
  return (context) => {
    const document = context.getDocument();
    const violation = findViolation(documentStructure(document), limits);
    if (violation === null) return {};
    Object.assign(document, { definitions: [] });
    context.reportError(violation);
    return {};
  };
}

function findViolation(structure: DocumentStructure, limits: DocumentLimits): GatewayError | null {
  const names = ['comments', 'depth', 'aliases', 'directives', 'rootFields'] as const;
  const name = names.find((candidate) => structure[candidate] > limits[candidate]);
  if (name === undefined) return null;
  const max = limits[name];
  return new GatewayError('QUERY_TOO_COMPLEX', {
    message: `The document has more than ${max} ${LIMITED[name]}.`,
    limit: { name, max },
  });
}
