/** A WebSocket server that does nothing: what its sockets cost is the socket's own. Started by the live bench. */
import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';

const server = createServer((_request, response) => {
  response.end();
});
const sockets = new WebSocketServer({ noServer: true });

server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
  sockets.handleUpgrade(request, socket, head, (client) => {
    // Answers each message, as a gateway answers `connection_init` and `subscribe`.
    client.on('message', () => client.send('{"type":"connection_ack"}'));
  });
});
server.listen(Number(process.env['PORT']), '127.0.0.1');
