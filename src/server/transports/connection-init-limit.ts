import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { LimitsMetrics } from '../../telemetry/metrics/limits-metrics.js';
import { CLOSE, type CloseReason } from './close-codes.js';
import { closeSocket } from './close-socket.js';

/** The largest message before the acknowledgement: `connection_init` with a token. */
export const CONNECTION_INIT_BYTES = 4_096;

/** Frame headers and ping frames that may come with that message. */
const FRAMING_BYTES = 1_024;

export interface LimitBeforeAcknowledgement {
  /** Whether a message may be read; closes the connection where it may not. */
  mayRead(message: Buffer): boolean;
  /** A message was handled. */
  handled(): void;
  /** The connection is acknowledged: the limit does not apply any more. */
  end(): void;
}

/**
 * Limits what a client may send before its connection is acknowledged: one message, of CONNECTION_INIT_BYTES at most.
 * The bytes of the socket count too, because `ws` buffers a message until it is complete.
 */
export function limitBeforeAcknowledgement(
  client: WebSocket,
  socket: Duplex,
  metrics?: LimitsMetrics,
): LimitBeforeAcknowledgement {
  let receivedBytes = 0;
  let messages = 0;
  let hasEnded = false;
  const close = (reason: CloseReason) => {
    if (client.readyState === client.OPEN) metrics?.hit('websocket_message');
    closeSocket(client, reason);
  };

  const onData = (chunk: Buffer) => {
    receivedBytes += chunk.length;
    if (receivedBytes > CONNECTION_INIT_BYTES + FRAMING_BYTES) close(CLOSE.messageTooBig);
  };
  socket.on('data', onData);

  return {
    mayRead(message) {
      if (hasEnded || message.length <= CONNECTION_INIT_BYTES) return true;
      close(CLOSE.messageTooBig);
      return false;
    },
    handled() {
      if (hasEnded) return;
      messages += 1;
      // Where the protocol has a code of its own, graphql-ws has closed the connection already.
      if (messages > 1) close(CLOSE.badRequest);
    },
    end() {
      hasEnded = true;
      socket.off('data', onData);
    },
  };
}
