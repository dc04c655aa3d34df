import type { Random } from '../../simulator/world/random.js';
import { hostileText } from './texts.js';

/** The credentials that a fuzz run sends. */
export interface FuzzCredentials {
  /** Tokens that Operated accepts. */
  readonly tokens: readonly string[];
}

const CONTENT_TYPES = [
  'application/json',
  'application/json; charset=utf-8',
  'application/json; charset=utf-7',
  'application/graphql',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'application/json, text/plain',
  '',
  '/',
];
const ACCEPTS = [
  'application/json',
  'application/graphql-response+json',
  'text/event-stream',
  'multipart/mixed',
  'image/*',
  '*/*',
  ',,;q=x',
];

/** Headers as name and value, mostly ones that a client would send; none has a line break. */
export function randomHeaders(
  random: Random,
  { tokens }: FuzzCredentials,
): readonly (readonly [string, string])[] {
  const token = random.chance(0.8) ? (random.pick(tokens) ?? '') : printable(hostileText(random));
  const headers: (readonly [string, string])[] = [
    ['content-type', random.chance(0.8) ? 'application/json' : (random.pick(CONTENT_TYPES) ?? '')],
  ];
  if (random.chance(0.9))
    headers.push(['authorization', `${random.chance(0.95) ? 'Bearer' : 'Basic'} ${token}`]);
  if (random.chance(0.3)) headers.push(['accept', random.pick(ACCEPTS) ?? '*/*']);
  const odd: readonly (readonly [string, string])[] = [
    ['authorization', 'Bearer'],
    ['cookie', `session=${printable(hostileText(random))}; __Host-session=x; a=b=c;;=`],
    ['x-api-key', `opg_${printable(hostileText(random))}`],
    ['origin', 'null'],
    ['origin', 'https://foreign.example'],
    ['x-forwarded-for', '1.2.3.4:99999, ::1%eth0, not an address'],
    ['x-forwarded-host', 'foreign.example'],
    ['x-request-id', printable(hostileText(random))],
    ['x-http-method-override', 'DELETE'],
    ['if-none-match', '*'],
    ['range', 'bytes=0-0,-1'],
    ['content-encoding', 'gzip'],
    ['upgrade', 'h2c'],
    ['apollo-require-preflight', 'yes'],
    ['x-apollo-operation-name', printable(hostileText(random))],
  ];
  while (random.chance(0.3)) headers.push(random.pick(odd) ?? ['a', 'b']);
  return headers;
}

/** The text without characters that a header or a URL must not contain. */
export function printable(text: string): string {
  return text.replaceAll(/[^\x21-\x7e]/g, '_').slice(0, 2_000);
}
