/**
 * Many WebSocket subscribers in one process, which reads their messages with as little work as possible: it is not to
 * be the bottleneck. Started by the live bench, which it reports to.
 */
import { connect, type Socket } from 'node:net';
import type { CrowdOptions, CrowdReport } from './start-crowd.js';

const AT_ONCE = 100;
/** A client's frames are masked; with the key 0 the payload stays as it is. */
const MASK = Buffer.alloc(4);

/** How many messages arrived in each millisecond since the epoch. */
const arrivals = new Map<number, number>();
let received = 0;

/** The first bytes of frames: text, ping and pong (RFC 6455). */
const [TEXT, PING, PONG] = [0x81, 0x89, 0x8a];

function frame(opcode: number, payload: Buffer): Buffer {
  const head =
    payload.length < 126
      ? Buffer.from([opcode, 0x80 | payload.length])
      : Buffer.from([opcode, 0x80 | 126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([head, MASK, payload]);
}

function textFrame(message: object): Buffer {
  return frame(TEXT, Buffer.from(JSON.stringify(message)));
}

/**
 * Counts the messages of a connection: returns the number that each chunk completes.
 * @param onPing called with the payload of a ping.
 */
function countMessages(onPing: (payload: Buffer) => void): (chunk: Buffer) => number {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    const data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    let messages = 0;
    while (data.length - at >= 2) {
      const short = (data[at + 1] ?? 0) & 0x7f;
      const head = short === 126 ? 4 : 2;
      if (short === 127) throw new Error('A message is larger than the bench expects.');
      if (data.length - at < head) break;
      const length = short === 126 ? data.readUInt16BE(at + 2) : short;
      if (data.length - at < head + length) break;
      if (data[at] === PING) onPing(data.subarray(at + head, at + head + length));
      else messages += 1;
      at += head + length;
    }
    rest = at === data.length ? Buffer.alloc(0) : data.subarray(at);
    return messages;
  };
}

/** Connects one subscriber. Resolves when it has the first message after its `subscribe`. */
function subscribe({ port, query }: CrowdOptions, token: string, index: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, localAddress: `127.0.0.${2 + (index % 8)}` });
    // A client that answers no ping is taken for gone.
    const count = countMessages((payload) => socket.write(frame(PONG, payload)));
    let isUpgraded = false;
    let isReady = false;
    let messages = 0;
    socket.setNoDelay(true);
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('A connection was closed.')));
    socket.write(
      [
        'GET /graphql HTTP/1.1',
        `Host: 127.0.0.1:${port}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        `Sec-WebSocket-Key: ${Buffer.from(String(index).padStart(16, '0')).toString('base64')}`,
        'Sec-WebSocket-Protocol: graphql-transport-ws',
        '\r\n',
      ].join('\r\n'),
    );
    socket.on('data', (chunk) => {
      let data = chunk;
      if (!isUpgraded) {
        const end = chunk.indexOf('\r\n\r\n');
        if (!chunk.subarray(0, 12).equals(Buffer.from('HTTP/1.1 101')))
          reject(new Error(chunk.toString('utf8')));
        isUpgraded = true;
        socket.write(textFrame({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
        data = chunk.subarray(end + 4);
        if (data.length === 0) return;
      }
      const completed = count(data);
      messages += completed;
      received += completed;
      if (messages > 0 && !isReady) {
        // The acknowledgement. A subscription is without a first message, so the bench waits for a poll.
        isReady = true;
        socket.write(textFrame({ type: 'subscribe', id: `subscription-${index}`, payload: { query } }));
        resolve(socket);
        return;
      }
      if (completed === 0) return;
      const now = Math.floor(performance.timeOrigin + performance.now());
      arrivals.set(now, (arrivals.get(now) ?? 0) + completed);
    });
  });
}

async function join(options: CrowdOptions): Promise<void> {
  for (let from = 0; from < options.count; from += AT_ONCE) {
    const more = Math.min(AT_ONCE, options.count - from);
    await Promise.all(
      Array.from({ length: more }, (_, offset) => {
        const index = options.first + from + offset;
        return subscribe(options, options.tokens[index % options.tokens.length] ?? '', index);
      }),
    );
  }
}

function report(): void {
  const cpu = process.cpuUsage();
  const message: CrowdReport = { arrivals: [...arrivals], received, cpuMs: (cpu.user + cpu.system) / 1_000 };
  arrivals.clear();
  process.send?.(message);
}

process.on('message', (message: CrowdOptions | 'report') => {
  if (message === 'report') return report();
  join(message).then(report, (error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
