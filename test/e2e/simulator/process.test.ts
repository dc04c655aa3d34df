import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { simulatorControl } from '../../support/simulator-control.js';
import { ask } from './http.js';

// Built by `npm test`.
const MAIN = join(__dirname, '../../../dist/simulator/main.js');

const started: ChildProcessWithoutNullStreams[] = [];
afterAll(() => started.forEach((process) => process.kill('SIGKILL')));

function launch(variables: Record<string, string>) {
  const simulator = spawn(process.execPath, [MAIN], { env: { PATH: process.env['PATH'], ...variables } });
  started.push(simulator);
  const ended = once(simulator, 'exit').then(([code, signal]: unknown[]) => ({ code, signal }));
  return { simulator, ended, errors: text(simulator.stderr) };
}

/** Waits for its announcement. */
async function announced({ stdout }: ChildProcessWithoutNullStreams): Promise<{ said: string; url: string }> {
  let said = '';
  stdout.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  while (!said.includes('_control')) await once(stdout, 'data');
  return { said, url: /listens on (\S+)/.exec(said)?.[1] ?? '' };
}

test('Violations are reported one line each', async () => {
  const { ended, errors } = launch({ SIMULATOR_PORT: '99999', SIMULATOR_ROWS: 'fat', SIMULATOR_HUBS: '-1' });
  expect(await ended).toEqual({ code: 1, signal: null });
  expect(await errors).toBe(
    [
      'SIMULATOR_PORT must be a whole number, 0…65535, not "99999"',
      'SIMULATOR_HUBS must be a whole number, 0…100000, not "-1"',
      'SIMULATOR_ROWS must be one of: full, thin, not "fat"',
      '',
    ].join('\n'),
  );
});

test('A port in use is reported in one line that names it', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const { ended, errors } = launch({ SIMULATOR_PORT: String(port) });
  expect(await ended).toEqual({ code: 1, signal: null });
  expect(await errors).toBe(
    `The simulator can't listen on 127.0.0.1: port ${port} is already in use; set SIMULATOR_PORT to another one.\n`,
  );
  server.close();
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  'It prints its address and credentials, and %s stops it within a second, also with open connections',
  async (signal) => {
    const { simulator, ended, errors } = launch({ SIMULATOR_PORT: '0', SIMULATOR_LIVE: 'on' });
    const { said, url } = await announced(simulator);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    for (const word of [
      'demo-client',
      'demo-secret',
      'other-client',
      'admin@demo.example',
      'password demo',
    ]) {
      expect(said).toContain(word);
    }
    const control = simulatorControl(url);
    await control.faults([{ method: '*', path: '*', kind: 'hang' }]);
    const hanging = expect(ask(`${url}/api/hubs/v1`)).rejects.toThrow('fetch failed');
    while ((await control.requests()).total < 1);

    const startedAt = performance.now();
    simulator.kill(signal);
    simulator.kill(signal);
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect(await errors).toBe('');
    await hanging;
  },
);
