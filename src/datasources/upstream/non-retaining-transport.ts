import {
  type ClientRequest,
  type IncomingMessage,
  request as httpRequest,
  type RequestOptions,
} from 'node:http';
import { request as httpsRequest } from 'node:https';

/** The part of Node's http and https modules that axios uses. */
export interface Transport {
  request(options: RequestOptions, onResponse: (response: IncomingMessage) => void): ClientRequest;
}

/**
 * Sends a request whose token is not retained after the answer. A kept-alive socket holds the options of the request
 * that opened it; here the options have no headers, which are set on the request instead.
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
