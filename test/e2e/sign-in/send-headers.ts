import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/**
 * Sends a query with these lines as headers, also such as no HTTP client sends.
 * @returns the whole response as text.
 */
export async function sendHeaders(url: string, query: string, headers: readonly string[]): Promise<string> {
  const body = JSON.stringify({ query });
  const { host, hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const lines = [
    'POST /graphql HTTP/1.1',
    `Host: ${host}`,
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    ...headers,
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
  return text(socket);
}
