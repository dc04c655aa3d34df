import { openAcknowledged, openRawWebSocket, type RawWebSocket } from '../../support/raw-websocket.js';
import { useStack } from '../../support/stack.js';
import { until } from '../../support/until.js';
import { hubsOf } from '../../support/world.js';

const stack = useStack({
  environment: { LIVE_PING_INTERVAL_MS: '600000', WEBSOCKET_UNSENT_BYTES: '100000', POLL_INTERVAL_MS: '40' },
  realTime: () => 1_800_000_000_000,
});

const opened: RawWebSocket[] = [];
afterEach(async () => {
  for (const { socket } of opened) socket.terminate();
  await until(closings, ({ length }) => length === opened.length);
});
const connect = async () => {
  const connection = await openRawWebSocket(stack.gateway);
  opened.push(connection);
  return connection;
};
const acknowledged = async () => {
  const connection = await openAcknowledged(stack.gateway, await stack.simulator.token());
  opened.push(connection);
  return connection;
};

/** The close codes of WebSockets that the gateway has logged. */
function closings(): readonly (number | undefined)[] {
  return stack.gateway.log
    .map((line) => JSON.parse(line) as { msg: string; code?: number })
    .filter(({ msg }) => msg === 'websocket closed')
    .map(({ code }) => code);
}

const PING = (bytes: number) => ({ type: 'ping', payload: { filler: 'x'.repeat(bytes) } });

describe('Before the acknowledgement', () => {
  it.each([5_000, 250_000])('a message of %i bytes closes the connection with 1009', async (bytes) => {
    const connection = await connect();
    connection.send(PING(bytes));
    expect(await connection.closed).toBe(1009);
    expect(connection.messages).toEqual([]);
  });

  it('an unfinished message is not buffered past the limit', async () => {
    const connection = await connect();
    connection.socket.send('x'.repeat(200_000), { fin: false });
    expect(await connection.closed).toBe(1009);
  });

  it('a second message closes the connection with 4400', async () => {
    const connection = await connect();
    connection.send(PING(10));
    connection.send(PING(10));
    expect(await connection.closed).toBe(4400);
  });

  it.each([
    ['connection_init', { type: 'connection_init' }, 4429],
    ['subscribe', { type: 'subscribe', id: '1', payload: { query: '{ viewer { kind } }' } }, 4401],
  ])('a second message keeps the protocol’s own code for %s', async (_type, message, code) => {
    const connection = await connect();
    connection.send({ type: 'connection_init' });
    connection.send(message);
    expect(await connection.closed).toBe(code);
  });
});

it('A pong echoes no payload of the ping message, and the payload of a ping frame', async () => {
  const connection = await acknowledged();
  const pong = connection.receive('pong');
  connection.send(PING(200_000));
  expect(await pong).toEqual({ type: 'pong' });

  const frame = new Promise((resolve) => connection.socket.once('pong', resolve));
  connection.socket.ping('small');
  expect(String(await frame)).toBe('small');
});

it.each(['messages', 'frames'])(
  'A client that sends ping %s and does not read is not read either, until it reads',
  async (kind) => {
    const { socket } = await acknowledged();
    const other = await acknowledged();
    socket.pause();
    const text = JSON.stringify(PING(20));
    /** Once the gateway has answered others, it has read what had arrived. */
    const answersOthers = async (times: number) => {
      for (let count = 0; count < times; count += 1) {
        const pong = other.receive('pong');
        other.send(PING(1));
        await pong;
      }
    };
    // The pongs fill the buffers of both ends; from then on the gateway reads nothing.
    const waiting = await until(
      async () => {
        for (let count = 0; count < 10_000; count += 1) {
          if (kind === 'frames') socket.ping('x'.repeat(125));
          else socket.send(text);
        }
        const sent = socket.bufferedAmount;
        await answersOthers(20);
        return socket.bufferedAmount === sent ? sent : 0;
      },
      (unread) => unread > 1_000_000,
    );
    await answersOthers(100);
    expect(socket.bufferedAmount).toBe(waiting);

    socket.resume();
    await until(
      () => socket.bufferedAmount,
      (left) => left === 0,
    );
  },
  60_000,
);

it('A client that causes answers and does not read them is disconnected at the limit of unsent bytes', async () => {
  const [hub] = hubsOf(stack.simulator.world);
  const id = hub?.id ?? '';
  await stack.simulator.control.data(id, { state: { filler: 'x'.repeat(400_000) } });
  const { socket } = await acknowledged();
  socket.pause();
  const query = `{ ${Array.from({ length: 10 }, (_, index) => `a${index}: hub(id: "${id}") { state { raw } }`).join(' ')} }`;
  for (let index = 0; index < 40; index += 1) {
    socket.send(JSON.stringify({ type: 'subscribe', id: String(index), payload: { query } }));
  }
  const codes = await until(closings, ({ length }) => length === opened.length);
  expect(codes.at(-1)).toBe(1006);
}, 60_000);
