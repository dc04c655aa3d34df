import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../support/free-port.js';
import { OPEN_SERVICE } from '../../support/gateway.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { until } from '../../support/until.js';

const ROOT = join(__dirname, '../../..');
/** Their log lines are three times what a pipe holds. */
const REQUESTS = 100;
const AT_ONCE = 10;
const OPERATION_NAME = 'LongName'.repeat(250);
const PIPE_LENGTH = 65_536; // 64 KiB

let simulator: TestSimulator;
let child: ChildProcess | undefined;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterEach(() => child?.kill('SIGKILL'));
afterAll(() => simulator.stop());

interface Started {
  readonly url: string;
  readonly child: ChildProcess;
}

/** Starts a gateway whose standard output is a pipe that nothing reads, or the given descriptor. */
async function start(stdout: number | 'pipe'): Promise<Started> {
  const port = String(await freePort());
  const { PATH, HOME } = process.env;
  child = spawn(process.execPath, ['dist/src/main.js'], {
    cwd: ROOT,
    env: {
      PATH,
      HOME,
      ...OPEN_SERVICE,
      OPERATED_BASE_URL: simulator.url,
      PORT: port,
      SHED_EVENT_LOOP_DELAY_MS: '600000',
      EXPLORER: 'off',
    },
    stdio: ['ignore', stdout, 'pipe'],
  });
  const url = `http://127.0.0.1:${port}`;
  await until(
    () =>
      fetch(`${url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      ),
    (isOk) => isOk,
  );
  return { url, child };
}

async function servesAndEnds({ url, child }: Started): Promise<void> {
  const ended = once(child, 'exit');
  const ask = async () => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"query":"query ${OPERATION_NAME} { __typename }"}`,
    });
    return answer.text();
  };
  for (let sent = 0; sent < REQUESTS; sent += AT_ONCE) {
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, ask));
    expect(new Set(answers)).toEqual(new Set(['{"data":{"__typename":"Query"}}\n']));
  }
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
}

it('A gateway whose log disk is full serves requests and ends', async () => {
  const fd = openSync('/dev/full', 'w');
  const started = await start(fd);
  closeSync(fd);
  await servesAndEnds(started);
});

it('A gateway whose log reader has stalled serves requests and ends', async () => {
  await servesAndEnds(await start('pipe'));
});

it('A gateway whose log reader has gone serves requests and ends', async () => {
  const started = await start('pipe');
  started.child.stdout?.destroy();
  await servesAndEnds(started);
});

it('The log of a gateway is complete and in order, to its last line', async () => {
  const started = await start('pipe');
  let log = '';
  started.child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (log += chunk));
  const closed = once(started.child, 'close');
  await servesAndEnds(started);
  await closed;
  expect(log.length).toBeGreaterThan(2 * PIPE_LENGTH);
  const lines = log
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { time: string; msg: string });
  expect(lines.filter(({ msg }) => msg === 'operation')).toHaveLength(REQUESTS);
  const times = lines.map(({ time }) => time);
  expect(times).toEqual([...times].sort());
  expect(lines.at(-1)?.msg).toBe('stopped');
});
