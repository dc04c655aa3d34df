import { request } from 'node:http';

export interface RawRequest {
  readonly method?: string;
  /** Sent unchanged and in this order, repeated names included. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly body?: string;
  /** Replaces the Host header. */
  readonly host?: string;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A request with headers and paths that `fetch` would not send. */
export function rawRequest(
  origin: string,
  path: string,
  { method = 'POST', headers = [], body = '', host }: RawRequest = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const length = String(Buffer.byteLength(body));
    const sent = request({
      hostname,
      port,
      path,
      method,
      agent: false,
      headers: [['host', host ?? `${hostname}:${port}`], ['content-length', length], ...headers].flat(),
    });
    sent.once('error', reject);
    sent.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.end(body);
  });
}
