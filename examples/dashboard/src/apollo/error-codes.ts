import { CombinedGraphQLErrors, ServerError } from '@apollo/client';

/** Codes of the gateway for "Operated cannot answer at the moment". docs/operating.md of the gateway has the whole list. */
const OUTAGE_CODES: ReadonlySet<string> = new Set([
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_RATE_LIMITED',
  'UPSTREAM_INVALID_RESPONSE',
  'GATEWAY_CREDENTIALS_REJECTED',
]);

/** The codes of an error of the gateway; none if the error is of another kind. */
export function codesOf(error: unknown): readonly string[] {
  if (!CombinedGraphQLErrors.is(error)) return [];
  return error.errors.flatMap(({ extensions }) => {
    const code: unknown = extensions?.['code'];
    return typeof code === 'string' ? [code] : [];
  });
}

/** Whether Operated is the reason for an error: it does not answer, or rejects the gateway. */
export function isOutage(error: unknown): boolean {
  return codesOf(error).some((code) => OUTAGE_CODES.has(code));
}

/** Whether the caller has to sign in again. */
export function isUnauthenticated(error: unknown): boolean {
  return codesOf(error).includes('UNAUTHENTICATED');
}

/** Whether the request did not reach the gateway, or a proxy answered in its place. */
export function isUnreachable(error: unknown): boolean {
  return ServerError.is(error) ? error.statusCode >= 500 : !CombinedGraphQLErrors.is(error);
}
