import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Random } from '../../simulator/world/random.js';
import type { Findings } from './findings.js';
import { printable } from './headers.js';
import type { FuzzTarget } from './http-attempts.js';
import { hostileText } from './texts.js';

/** A connection without an answer is closed after this time, ms. */
const SILENCE_MS = 300;

/** Frames that no client writes: reserved bits, a length without a payload, no mask, bytes that are no UTF-8. */
const FRAMES = [
  [0xf1, 0x80, 0, 0, 0, 0],
  [0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
  [0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f],
  [0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28],
  [0x89, 0xfe, 0x01, 0x00, 0, 0, 0, 0],
  [0x80, 0x80, 0, 0, 0, 0],
  [0x88, 0x81, 0, 0, 0, 0, 0x00],
  [0x83, 0x80, 0, 0, 0, 0],
];

/** Bytes that are nearly HTTP: smuggling shapes, bad lengths, long lines, pipelined requests. */
export async function attemptBytes(target: FuzzTarget, random: Random, findings: Findings): Promise<void> {
  const bytes = randomBytes(target, random);
  const { hostname, port } = new URL(target.url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: random.chance(0.5) });
  socket.on('error', () => undefined);
  socket.setTimeout(SILENCE_MS, () => socket.destroy());
  socket.write(bytes, 'latin1');
  if (random.chance(0.5)) socket.end();
  const received = await text(socket).catch(() => '');
  for (const answer of received.split(/(?=HTTP\/1\.1 \d{3} )/)) {
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1]);
    if (!Number.isNaN(status)) {
      findings.answer(status, answer.slice(answer.indexOf('\r\n\r\n') + 4), bytes);
    }
  }
}

function randomBytes({ url, tokens }: FuzzTarget, random: Random): string {
  const { host } = new URL(url);
  const body = '{"query":"{viewer{kind}}"}';
  const head = (more: string) =>
    `POST /graphql HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nAuthorization: Bearer ${tokens[0] ?? ''}\r\n${more}\r\n`;
  const whole = `${head(`Content-Length: ${body.length}\r\n`)}${body}`;
  const upgrade = `GET /graphql HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`;
  const smuggled = `GET /healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
  const shapes: readonly (() => string)[] = [
    () => `${head('Content-Length: 5\r\nTransfer-Encoding: chunked\r\n')}0\r\n\r\n${smuggled}`,
    () => `${head('Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n')}0\r\n\r\n${smuggled}`,
    () => `${head('Transfer-Encoding:\tchunked\r\n')}1\r\nZ\r\n0\r\n\r\n`,
    () => `${head('Transfer-Encoding: chunked\r\n')}ffffffffffffffff\r\n${body}`,
    () =>
      `${head('Transfer-Encoding: chunked\r\n')}${body.length.toString(16)};${'x'.repeat(20_000)}\r\n${body}\r\n0\r\n\r\n`,
    () => `${head('Content-Length: 3\r\nContent-Length: 26\r\n')}${body}`,
    () => `${head('Content-Length: -1\r\n')}${body}`,
    () => `${head('Content-Length: 99999999999999999999\r\n')}${body}`,
    () => `${head('Content-Length: 2000000\r\n')}${body}`,
    () => `${head('Expect: 100-continue\r\nContent-Length: 26\r\n')}${body}`,
    () => `${head('Expect: nonsense\r\nContent-Length: 26\r\n')}${body}`,
    () => head(`X-Long: ${'x'.repeat(random.integer(1, 40_000))}\r\n`),
    () => head('X-Many: 1\r\n'.repeat(random.integer(1, 3_000))),
    () => head(' folded: yes\r\nX-Nul: \u0000\r\n'),
    () => `GET /graphql?query=${'x'.repeat(random.integer(1, 40_000))} HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    () => `GET /graphql HTTP/1.1\r\n\r\n`,
    () => `GET /graphql HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n`,
    () => `GET http://foreign.example/graphql HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    () => `CONNECT foreign.example:443 HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    () => `GET /healthz HTTP/1.0\r\n\r\n`,
    () => `GET /healthz HTTP/9.9\r\n\r\n`,
    () => `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n`,
    () => `OPTIONS * HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    () =>
      `GET /graphql HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: ${printable(hostileText(random))}\r\nSec-WebSocket-Version: ${random.integer(0, 20)}\r\n\r\n`,
    () => `${upgrade}${String.fromCharCode(...(random.pick(FRAMES) ?? []))}`.repeat(random.integer(1, 2)),
    () => whole.repeat(random.integer(2, 20)),
    () => whole.slice(0, random.integer(0, whole.length)),
    () =>
      Array.from({ length: random.integer(1, 2_000) }, () =>
        String.fromCharCode(random.integer(0, 255)),
      ).join(''),
    () => `${whole.slice(0, 40)}\u0000${whole.slice(41)}`,
  ];
  return (random.pick(shapes) ?? (() => ''))();
}
