import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { ask } from './http.js';

let simulator: TestSimulator;
let port: number;
beforeAll(async () => {
  simulator = await startSimulator();
  port = Number(new URL(simulator.url).port);
});
afterEach(async () => {
  // The next client is always served.
  const token = await simulator.token();
  expect(await ask(`${simulator.url}/api/spaces/v1`, { token })).toMatchObject({ status: 200 });
});
afterAll(() => simulator.stop());

test('Input that is not HTTP is rejected', async () => {
  const socket = connect(port, '127.0.0.1');
  socket.write('\x00\x01 nonsense\r\n\r\n');
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /);
});

test('A body that is too large is rejected', async () => {
  const token = await simulator.token();
  const body = { event: ['x'.repeat(2_000_000)], webhookUrl: 'https://example.com/' };
  const answer = await ask(`${simulator.url}/subscriptions/v1/`, { method: 'POST', token, body });
  expect(answer).toMatchObject({ status: 413, json: { error: 'payload_too_large' } });
});

test('A client that disconnects while it sends its body leaves nothing behind', async () => {
  await simulator.control.clearRequests();
  const socket = connect(port, '127.0.0.1');
  socket.write('POST /identity/oauth/v2/token HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n');
  socket.write('Content-Type: application/x-www-form-urlencoded\r\n\r\ngrant_type=');
  while ((await simulator.control.requests()).total < 1);
  socket.resetAndDestroy();
  await once(socket, 'close');
});

test('A client that disconnects while it receives a long list leaves nothing behind', async () => {
  const token = await simulator.token();
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET /api/hubs/v1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`);
  await once(socket, 'data');
  socket.resetAndDestroy();
  await once(socket, 'close');
});

test('A parameter named like a member of Object.prototype is an ordinary parameter', async () => {
  const answer = await ask(
    `${simulator.url}/identity/oauth/v2/authorize?__proto__=1&constructor=2&toString=3`,
  );
  expect(answer).toMatchObject({ status: 400 });
  expect(
    await ask(`${simulator.url}/api/hubs/v1/__proto__`, { token: await simulator.token() }),
  ).toMatchObject({
    status: 404,
  });
});
