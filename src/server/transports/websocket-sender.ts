import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { recordEndReason } from './end-reason.js';
import type { LimitsMetrics } from '../../telemetry/metrics/limits-metrics.js';

/** The messages that were sent to a client. */
export interface MessageCount {
  messages: number;
}

export interface SenderOptions {
  /** With more unsent bytes than this, the next message ends the connection. */
  readonly unsentBytes: number;
  /** Called when a client reads that had fallen behind. */
  readonly onProgress: () => void;
  readonly count: MessageCount;
  readonly metrics?: LimitsMetrics | undefined;
}

/** With more unsent bytes than this, the next message waits until the client has read. */
const WAIT_BYTES = 16_384; // 16 KiB
/** With more unsent bytes than this, the gateway stops reading the connection until the client has read them. */
const PAUSE_BYTES = 65_536; // 64 KiB

/** @returns a promise while many bytes are unsent, which resolves when they are flushed or the connection has ended. */
export type Send = (text: string) => void | Promise<void>;

/**
 * Sends messages to a client without unbounded buffering, and answers its ping frames. Messages of one turn of the event
 * loop are written together. Reading pauses while the client does not read, so that it cannot cause more answers; a
 * connection with more than `unsentBytes` waiting is cut off.
 * @param socket the socket of the connection.
 */
export function createSender(client: WebSocket, socket: Duplex, options: SenderOptions): Send {
  const { unsentBytes, onProgress, count, metrics } = options;

  const regulate = () => {
    if (client.readyState !== client.OPEN) return;
    if (client.bufferedAmount > PAUSE_BYTES) client.pause();
    else if (client.isPaused) client.resume();
  };
  const flushed = () => {
    // A flush shows that the client reads only while the connection is paused; otherwise the kernel's buffer accepted
    // the data.
    if (client.isPaused) onProgress();
    regulate();
  };

  // RFC 6455 requires the payload of a ping frame, at most 125 bytes, in the pong.
  client.on('ping', (payload) => {
    if (client.readyState !== client.OPEN) return;
    client.pong(payload, false, flushed);
    regulate();
  });

  return (text) => {
    if (client.readyState !== client.OPEN) return;
    // The size of one message does not count: it is bounded by what an operation may cost.
    if (client.bufferedAmount > unsentBytes) {
      metrics?.hit('websocket_unsent');
      recordEndReason(client, 'WEBSOCKET_UNSENT_BYTES');
      client.terminate();
      return;
    }
    count.messages += 1;
    writeTogether(socket);
    if (client.bufferedAmount + text.length <= WAIT_BYTES) {
      client.send(text);
      return;
    }
    const isFlushed = new Promise<void>((resolve) => {
      client.send(text, () => {
        flushed();
        resolve();
      });
    });
    regulate();
    return isFlushed;
  };
}

/** Writes what is written to a socket until the end of this turn of the event loop in one system call. */
function writeTogether(socket: Duplex): void {
  if (socket.writableCorked > 0) return;
  socket.cork();
  process.nextTick(uncork, socket);
}

function uncork(socket: Duplex): void {
  socket.uncork();
}
