import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** In front of the simulator, whose clients have one secret each: lets the demo's client have others. */
export interface SecretProxy {
  readonly url: string;
  /** From now on these secrets are the client's, and no other. */
  accept(...secrets: readonly string[]): void;
  close(): Promise<void>;
}

const TOKEN_PATH = '/identity/oauth/v2/token';
const OWN_SECRET = 'demo-secret';

export async function startSecretProxy(simulatorUrl: string): Promise<SecretProxy> {
  let accepted: readonly string[] = [OWN_SECRET];

  async function bodyOf(incoming: IncomingMessage): Promise<string> {
    const body = await text(incoming);
    if (incoming.url !== TOKEN_PATH) return body;
    const form = new URLSearchParams(body);
    const isAccepted = accepted.includes(form.get('client_secret') ?? '');
    form.set('client_secret', isAccepted ? OWN_SECRET : 'not a secret');
    return form.toString();
  }

  async function forward(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url = '/', headers } = incoming;
    const body = await bodyOf(incoming);
    const outgoing = request(simulatorUrl + url, {
      method,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    });
    outgoing.once('error', () => response.destroy());
    outgoing.once('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.end(body);
  }

  const server = createServer((incoming, response) => void forward(incoming, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accept(...secrets) {
      accepted = secrets;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
