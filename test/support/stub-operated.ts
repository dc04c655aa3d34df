import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The answer of an endpoint; a body that is not text is sent as JSON. */
export interface StubAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface StubOperated {
  readonly url: string;
  /** The requested paths, in order. */
  readonly paths: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Answers in place of Operated with fixed answers by path; 404 for all other paths. */
export async function startStubOperated(
  answers: Readonly<
    Record<string, StubAnswer | ((request: IncomingMessage, response: ServerResponse) => void)>
  >,
): Promise<StubOperated> {
  const paths: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    paths.push(path);
    const answer = answers[path] ?? { status: 404, body: {} };
    if (typeof answer === 'function') return answer(request, response);
    const { status = 200, headers = {}, body } = answer;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    paths,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
