import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

import type { Message } from './message.js';

const TIMEOUT_MS = 5_000;

/** Posts webhooks, until it is closed. */
export class Sender {
  private readonly closed = new AbortController();
  private readonly httpAgent = new HttpAgent({ keepAlive: true });
  private readonly httpsAgent = new HttpsAgent({ keepAlive: true });

  /** @returns whether the receiver accepted it. Redirects are not followed. */
  send({ url, headers, body }: Message): Promise<boolean> {
    const secure = url.startsWith('https:');
    return new Promise((resolve) => {
      const request = (secure ? httpsRequest : httpRequest)(url, {
        method: 'POST',
        agent: secure ? this.httpsAgent : this.httpAgent,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        signal: AbortSignal.any([this.closed.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      request.on('response', (response) => {
        const { statusCode = 0 } = response;
        response.on('error', () => resolve(false));
        response.on('end', () => resolve(statusCode >= 200 && statusCode < 300));
        response.resume();
      });
      request.on('error', () => resolve(false));
      request.end(body);
    });
  }

  close(): void {
    this.closed.abort();
    this.httpAgent.destroy();
    this.httpsAgent.destroy();
  }
}
