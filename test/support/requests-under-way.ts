import { Agent, request } from 'node:http';

export interface HttpAnswer {
  readonly status: number;
  readonly connection: string | undefined;
  readonly text: string;
}

export interface RequestUnderWay {
  /** Sends the rest of the request, and waits for the answer. @throws Error if the connection is closed without one. */
  readonly finish: () => Promise<HttpAnswer>;
}

/** Sends the headers of a GraphQL request on a connection of its own; resolves once the gateway has received them. */
export async function beginRequest(url: string, token: string, document: string): Promise<RequestUnderWay> {
  const body = JSON.stringify({ query: document });
  const sent = request(`${url}/graphql`, {
    method: 'POST',
    agent: new Agent({ keepAlive: true }),
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      authorization: `Bearer ${token}`,
      // The gateway answers with 100 when the request begins.
      expect: '100-continue',
    },
  });
  const answer = new Promise<HttpAnswer>((resolve, reject) => {
    sent.once('error', reject);
    sent.once('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.once('error', reject);
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, connection: response.headers.connection, text }),
      );
    });
  });
  answer.catch(() => undefined);
  sent.flushHeaders();
  await Promise.race([new Promise<void>((resolve) => sent.once('continue', () => resolve())), answer]);
  return {
    finish() {
      sent.end(body);
      return answer;
    },
  };
}
