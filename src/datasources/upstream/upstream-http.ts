import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios, { type AxiosInstance } from 'axios';
import { nonRetainingTransport } from './non-retaining-transport.js';

/** No answer of Operated is larger: 10,000 hubs are about 20 MB. */
const LARGEST_ANSWER_BYTES = 100_000_000; // 100 MB

export interface UpstreamHttp {
  readonly http: AxiosInstance;
  /** Ends the sockets that are kept alive. */
  close(): void;
}

/**
 * The one HTTP client to Operated. It settles for every status, hands bodies on as text, keeps sockets alive, and
 * follows no redirect: a token must not go where it was not sent to.
 */
export function createUpstreamHttp(baseUrl: string): UpstreamHttp {
  const httpAgent = new HttpAgent({ keepAlive: true });
  const httpsAgent = new HttpsAgent({ keepAlive: true });
  const http = axios.create({
    baseURL: baseUrl,
    httpAgent,
    httpsAgent,
    proxy: false,
    maxRedirects: 0,
    maxContentLength: LARGEST_ANSWER_BYTES,
    transport: nonRetainingTransport,
    responseType: 'text',
    // Left as text: axios would hand a body on that is not JSON without a word.
    transformResponse: (body: unknown) => body,
    validateStatus: () => true,
    headers: { Accept: 'application/json' },
  });
  return {
    http,
    close() {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}
