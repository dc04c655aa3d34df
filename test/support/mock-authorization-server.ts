import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** An independent authorization server: oauth2-mock-server. It signs in without a password. */
export interface MockAuthorizationServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts it on a free port in its own process: it is an ES module, which Jest does not load. */
export async function startMockAuthorizationServer(): Promise<MockAuthorizationServer> {
  const program = join(__dirname, '..', '..', 'node_modules', '.bin', 'oauth2-mock-server');
  const server = spawn(program, ['-a', '127.0.0.1', '-p', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let url: string | undefined;
  for await (const line of createInterface(server.stdout)) {
    url = /https?:\/\/[\w.]+:\d+/.exec(line)?.[0];
    if (url !== undefined) break;
  }
  server.stdout.resume();
  if (url === undefined) throw new Error('oauth2-mock-server did not start.');
  return {
    url,
    stop: async () => {
      const ended = once(server, 'exit');
      server.kill();
      await ended;
    },
  };
}
