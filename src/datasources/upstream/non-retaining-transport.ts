import {
  type ClientRequest,
  type IncomingMessage,
  request as httpRequest,
  type RequestOptions,
} from 'node:http';
import { request as httpsRequest } from 'node:https';

/** What axios sends a request by. */
export interface Transport {
  request(options: RequestOptions, onResponse: (response: IncomingMessage) => void): ClientRequest;
}

/**
 * Sends a request such that nothing of it outlives it. A socket that is kept alive holds the options of the request
 * that it was opened for, and so would hold that one's token: here they have no headers, which are set on the request.
 */
export const nonRetainingTransport: Transport = {
  request(options, onResponse) {
    const { protocol, hostname, port, path, method, agent } = options;
    const send = protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send({ protocol, hostname, port, path, method, agent }, onResponse);
    for (const [name, value] of Object.entries(options.headers ?? {})) {
      if (value !== undefined) request.setHeader(name, value);
    }
    return request;
  },
};
