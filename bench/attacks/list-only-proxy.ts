import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

export interface Proxy {
  readonly url: string;
  stop(): void;
}

/** A proxy in front of Operated that rejects single reads of hubs by tokens without hubs:write. */
export async function startListOnlyProxy(operatedUrl: string): Promise<Proxy> {
  const forward = async (incoming: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const path = incoming.url ?? '';
    if (/^\/api\/hubs\/v1\/[^/?]+$/.test(path) && !mayWrite(incoming.headers.authorization ?? '')) {
      answer.writeHead(403, { 'content-type': 'application/json' }).end('{}');
      return;
    }
    const onward = request(`${operatedUrl}${path}`, { method: incoming.method, headers: incoming.headers });
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      onward.once('response', resolve);
      onward.once('error', reject);
    });
    await pipeline(incoming, onward);
    const response = await answered;
    answer.writeHead(response.statusCode ?? 502, response.headers);
    await pipeline(response, answer);
  };
  const server = createServer((incoming, answer) => {
    forward(incoming, answer).catch(() => answer.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Reads the scopes of a token, which has to be a JWT: SIMULATOR_TOKEN_FORMAT=jwt. */
function mayWrite(authorization: string): boolean {
  return Buffer.from(authorization.split('.')[1] ?? '', 'base64url').includes('hubs:write');
}
