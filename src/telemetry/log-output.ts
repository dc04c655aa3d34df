import { write } from 'node:fs';

/** Where log lines are written. */
export interface LogOutput {
  /** Queues a line. It never waits and never throws: a line that finds the queue full is dropped. */
  write(line: string): void;
  /** Resolves when every queued line has been written, and after `limitMs` at the latest. */
  flush(limitMs: number): Promise<void>;
  /** How many lines have been dropped since the start. */
  droppedLines(): number;
}

export interface LogOutputOptions {
  /** The file descriptor. A pipe or a socket has to be non-blocking. */
  readonly fd: number;
  /** Called with the number of lines dropped since the last call, once everything that was queued is written. */
  readonly onDropped: (lines: number) => void;
}

/** How many characters may be queued: some 20,000 lines. */
const QUEUE_LENGTH = 8_388_608; // 8 Mi
/** How many characters are written at once: the size of a pipe. */
const CHUNK_LENGTH = 65_536; // 64 Ki
/** How long lines are collected, so that a busy gateway writes many at once. */
const COLLECT_MS = 10;
/** The pause after the reader of a pipe has not made room. */
const FULL_PIPE_MS = 10;
/** The pause after any other error, for example a full disk. */
const ERROR_MS = 1_000; // 1 second

/**
 * Opens an output that writes lines in order, without blocking the event loop. After an error it keeps what is queued
 * and tries again. pino.destination() is not used: with `sync: false` it never returns from the exit of the process
 * while the disk is full, and it ignores a closed pipe without counting lines.
 */
export function openLogOutput({ fd, onDropped }: LogOutputOptions): LogOutput {
  const lines: string[] = [];
  let queuedLength = 0;
  let chunk: Buffer = Buffer.alloc(0);
  let isWriting = false;
  /** The next attempt to write. */
  let attempt: NodeJS.Timeout | null = null;
  let dropped = 0;
  let reported = 0;
  let onEmpty: (() => void)[] = [];

  /** Writes the next chunk, unless one is being written or an attempt is planned. */
  function pump(): void {
    if (isWriting || attempt !== null) return;
    if (chunk.length === 0) chunk = nextChunk();
    if (chunk.length === 0) {
      becameEmpty();
      return;
    }
    isWriting = true;
    write(fd, chunk, (error, bytes) => {
      isWriting = false;
      if (error === null) {
        chunk = chunk.subarray(bytes);
        const isCollecting = chunk.length === 0 && queuedLength > 0 && onEmpty.length === 0;
        if (isCollecting && queuedLength < CHUNK_LENGTH) collect();
        else pump();
        return;
      }
      attempt = setTimeout(pumpNow, error.code === 'EAGAIN' ? FULL_PIPE_MS : ERROR_MS).unref();
    });
  }

  function collect(): void {
    attempt ??= setTimeout(pumpNow, COLLECT_MS);
  }

  function pumpNow(): void {
    if (attempt !== null) clearTimeout(attempt);
    attempt = null;
    pump();
  }

  function nextChunk(): Buffer {
    let length = 0;
    const end = lines.findIndex((line) => (length += line.length) > CHUNK_LENGTH);
    // A line that is longer than a chunk is written alone.
    const taken = lines.splice(0, end === -1 ? lines.length : Math.max(end, 1)).join('');
    queuedLength -= taken.length;
    return Buffer.from(taken);
  }

  function becameEmpty(): void {
    if (dropped > reported) {
      const count = dropped - reported;
      reported = dropped;
      onDropped(count);
      // The line that it logs is being written.
      if (isWriting) return;
    }
    const waiting = onEmpty;
    onEmpty = [];
    for (const resolve of waiting) resolve();
  }

  return {
    write(line) {
      if (queuedLength + line.length > QUEUE_LENGTH) {
        dropped += 1;
        return;
      }
      lines.push(line);
      queuedLength += line.length;
      if (!isWriting) collect();
    },
    async flush(limitMs) {
      await new Promise<void>((resolve) => {
        const limit = setTimeout(resolve, limitMs);
        onEmpty.push(() => {
          clearTimeout(limit);
          resolve();
        });
        pumpNow();
      });
    },
    droppedLines: () => dropped,
  };
}
