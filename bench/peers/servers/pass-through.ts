/**
 * The limit: reads the request, forwards the caller's token to the path of Operated that the request's own path names, and
 * streams the answer. It neither parses nor executes anything.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Pool } from 'undici';
import { readEnvironment } from './environment.js';

const { port, operatedUrl } = readEnvironment();
const FORWARDED: ReadonlySet<string> = new Set(['content-type', 'content-length']);
const pool = new Pool(operatedUrl, { connections: 64 });

createServer((request, response) => {
  request.resume();
  request.once('end', () => void forward(request, response));
}).listen(port, '127.0.0.1');

async function forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await pool.stream(
      {
        path: request.url ?? '/',
        method: 'GET',
        headers: { authorization: request.headers.authorization ?? '' },
        opaque: response,
      },
      ({ statusCode, headers }) => {
        const sent = Object.entries(headers).filter(([name]) => FORWARDED.has(name));
        return response.writeHead(statusCode, Object.fromEntries(sent));
      },
    );
  } catch {
    response.destroy();
  }
}
