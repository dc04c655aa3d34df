import type { IncomingHttpHeaders } from 'node:http';
import { isSameSecret } from '../auth/fingerprint.js';
import { objectOrEmpty, parseJson } from '../wire/json.js';
import { readText } from '../wire/scalars.js';

/** The parts of a webhook in which Operated may send the verification token back. */
export interface WebhookParts {
  readonly headers: IncomingHttpHeaders;
  /** The decoded query of its URL. */
  readonly query: unknown;
  readonly body: string;
}

const FIELDS = ['verificationToken', 'token'];
const HEADER = /verification-?token/;

/**
 * Whether a webhook may be taken for one of Operated's. Where Operated sends the token back is not documented, so a
 * webhook without one is accepted: the secret in the path protects it. One with a wrong token only is not.
 */
export function isAcceptable({ headers, query, body }: WebhookParts, verificationToken: string): boolean {
  const isRight = (value: string) => isSameSecret(value, verificationToken);
  const content = objectOrEmpty(parseJson(body));
  const presented = [
    ...FIELDS.map((field) => readText(content[field])),
    ...FIELDS.map((field) => readText(objectOrEmpty(query)[field])),
    ...Object.keys(headers).map((name) => (HEADER.test(name) ? readText(headers[name]) : null)),
  ].filter((value) => value !== null);
  return presented.length === 0 || [...presented, ...headerValues(headers)].some(isRight);
}

function headerValues(headers: IncomingHttpHeaders): readonly string[] {
  return Object.values(headers).flatMap((value) => value ?? []);
}
