import { Agent, request } from 'node:http';

/** How a request ended. */
export interface Outcome {
  /** The status of the answer; 0 where none arrived. */
  readonly status: number;
  /** From sending the request to the last byte of the answer, ms. */
  readonly ms: number;
  readonly body: string;
  readonly retryAfter: string | undefined;
}

/** Sends requests to one gateway over kept-alive connections, without a limit of their number. */
export interface LoadClient {
  /**
   * Sends a query; it never rejects.
   * @param token the bearer token, which names the caller.
   * @param headers more headers of the request.
   */
  query(
    document: string,
    token: string,
    variables?: Readonly<Record<string, unknown>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Outcome>;
  /** Sends a GET over a new connection, as a supervisor does; it never rejects. */
  get(path: string): Promise<Outcome>;
  /** Closes the connections. */
  close(): void;
}

/** @param url of the gateway. */
export function createLoadClient(url: string): LoadClient {
  const agent = new Agent({ keepAlive: true });
  const send = (
    path: string,
    body: string | null,
    headers: Readonly<Record<string, string>>,
  ): Promise<Outcome> =>
    new Promise((resolve) => {
      const sentAt = performance.now();
      const fail = () =>
        resolve({ status: 0, ms: performance.now() - sentAt, body: '', retryAfter: undefined });
      const outgoing = request(
        url + path,
        {
          agent: body === null ? false : agent,
          method: body === null ? 'GET' : 'POST',
          headers,
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.once('error', fail);
          response.once('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              ms: performance.now() - sentAt,
              body: Buffer.concat(chunks).toString(),
              retryAfter: response.headers['retry-after'],
            }),
          );
        },
      );
      outgoing.once('error', fail);
      outgoing.end(body ?? undefined);
    });
  return {
    query: (document, token, variables, headers) =>
      send('/graphql', JSON.stringify({ query: document, variables }), {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        ...headers,
      }),
    get: (path) => send(path, null, {}),
    close: () => agent.destroy(),
  };
}
