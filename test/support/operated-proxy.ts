import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** A proxy between a gateway and Operated. */
export interface OperatedProxy {
  readonly url: string;
  /** The bodies of POST requests and their answers, in order. */
  readonly bodies: readonly string[];
  stop(): Promise<void>;
}

/**
 * @param rename paths of Operated that have other names at `target`.
 * @param replace changes the body of an answer, by the path and the bearer token of its request.
 */
export async function startOperatedProxy(
  target: string,
  rename: Readonly<Record<string, string>> = {},
  replace = (body: string, _path: string, _token: string): string => body,
): Promise<OperatedProxy> {
  const bodies: string[] = [];

  const forward = async (incoming: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const { pathname, search } = new URL(incoming.url ?? '/', target);
    const sent = await text(incoming);
    const onward = request(`${target}${rename[pathname] ?? pathname}${search}`, {
      method: incoming.method,
      headers: incoming.headers,
      agent: false,
    });
    const answered = once(onward, 'response');
    onward.end(sent);
    const [response] = (await answered) as [IncomingMessage];
    const received = await text(response);
    if (incoming.method === 'POST') bodies.push(sent, received);
    const token = incoming.headers.authorization?.replace('Bearer ', '') ?? '';
    const body = replace(received, pathname, token);
    const { 'content-length': _length, ...headers } = response.headers;
    answer.writeHead(response.statusCode ?? 502, headers).end(body);
  };

  const server = createServer((incoming, answer) => {
    // A connection that the target aborts is aborted here too.
    forward(incoming, answer).catch(() => answer.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    bodies,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
