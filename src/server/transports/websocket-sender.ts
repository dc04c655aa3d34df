import type { WebSocket } from 'ws';

export interface SenderOptions {
  /** With more unsent bytes than this, the next message ends the connection. */
  readonly unsentBytes: number;
  /** Called when a client reads that had fallen behind. */
  readonly onProgress: () => void;
}

/** With more unsent bytes than this, the gateway stops reading the connection until the client has read them. */
const PAUSE_BYTES = 65_536; // 64 KiB

/**
 * Sends messages to a client without unbounded buffering, and answers its ping frames. Reading pauses while the client
 * does not read, so that it cannot cause more answers; a connection with more than `unsentBytes` waiting is cut off.
 * @returns a function that resolves when the message is flushed or the connection has ended.
 */
export function createSender(client: WebSocket, options: SenderOptions): (text: string) => Promise<void> {
  const { unsentBytes, onProgress } = options;

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

  return (text) =>
    new Promise((resolve) => {
      if (client.readyState !== client.OPEN) {
        resolve();
        return;
      }
      // The size of one message does not count: it is bounded by what an operation may cost.
      if (client.bufferedAmount > unsentBytes) {
        client.terminate();
        resolve();
        return;
      }
      client.send(text, () => {
        flushed();
        resolve();
      });
      regulate();
    });
}
