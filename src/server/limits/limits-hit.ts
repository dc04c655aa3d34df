import type { GraphQLError } from 'graphql';
import { ArgumentValidationError } from 'type-graphql';
import type { ValidationError } from '../../schema/constraints.js';
import { GatewayError } from '../../schema/gateway-error.js';
import type { Limit } from '../../telemetry/metrics/limits-metrics.js';
import { causeOf } from '../graphql/format-error.js';

/** The limits of the structure of a document by the name in their error. */
const STRUCTURE: Readonly<Record<string, Limit>> = {
  comments: 'comments',
  depth: 'depth',
  aliases: 'aliases',
  directives: 'directives',
  rootFields: 'root_fields',
};

/** The limits of inputs that resolvers check, by the field in their error. */
const FIELDS: Readonly<Record<string, Limit>> = {
  'input.hubIds': 'bulk_change',
  hubIds: 'filter_values',
  'filter.ids': 'filter_values',
  id: 'id_length',
  serialNumber: 'id_length',
};

/** The end of the message of graphql-js for a document with too many tokens, which has no code of its own. */
const TOO_MANY_TOKENS = /tokens\. Parsing aborted\.$/;

/** The limits of inputs that class-validator checks, by the constraint. */
const CONSTRAINTS: Readonly<Record<string, Limit>> = {
  arrayMaxSize: 'filter_values',
  maxLength: 'search_text',
};

/**
 * The limits that the errors of one operation report, each once. Limits by caller, and those that reject requests before
 * GraphQL, are counted where they reject.
 * @param errors as they were thrown.
 */
export function limitsHit(errors: readonly GraphQLError[]): ReadonlySet<Limit> {
  return new Set(errors.flatMap((error) => limitOf(error) ?? []));
}

function limitOf(error: GraphQLError): Limit | null {
  const cause = causeOf(error);
  if (cause instanceof ArgumentValidationError) return limitOfInput(cause.extensions.validationErrors);
  if (!(cause instanceof GatewayError)) return TOO_MANY_TOKENS.test(error.message) ? 'tokens' : null;
  const { code, extensions } = cause;
  switch (code) {
    case 'QUERY_TOO_COMPLEX':
      return STRUCTURE[textIn(extensions['limit'], 'name')] ?? null;
    case 'COST_ESTIMATED_TOO_EXPENSIVE':
      return 'operation_cost';
    case 'PERSISTED_DOCUMENT_ID_REQUIRED':
    case 'PERSISTED_QUERY_NOT_FOUND':
      return 'trusted_documents';
    case 'UPSTREAM_BUDGET_EXCEEDED':
      return 'upstream_reads_by_operation';
    case 'RATE_LIMITED':
      // The budget of the caller rejects an operation as a whole, calls to Operated fail by field.
      return error.path === undefined ? null : 'upstream_calls_by_principal';
    case 'BAD_USER_INPUT':
      return limitOfField(extensions['validation']);
    default:
      return null;
  }
}

function limitOfInput(violations: readonly ValidationError[]): Limit | null {
  for (const { property, constraints = {}, children = [] } of violations) {
    if (property === 'first' && 'max' in constraints) return 'page_size';
    const own = Object.keys(constraints).flatMap((constraint) => CONSTRAINTS[constraint] ?? []);
    const limit = own[0] ?? limitOfInput(children);
    if (limit !== null) return limit;
  }
  return null;
}

/** @param validation the violations of an error of `badUserInput`: one. */
function limitOfField(validation: unknown): Limit | null {
  const violation: unknown = Array.isArray(validation) ? validation[0] : undefined;
  return FIELDS[textIn(violation, 'field')] ?? null;
}

function textIn(value: unknown, property: string): string {
  const text: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, property) : undefined;
  return typeof text === 'string' ? text : '';
}
