import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Command, Holdings, Message } from './messages.js';

/** A gateway in a process of its own. */
export interface MeasuredGateway {
  readonly url: string;
  /** How often each message of level warn or above was logged, by level and message. */
  readonly logged: ReadonlyMap<string, number>;
  measure(): Promise<Holdings>;
  /**
   * Stops the gateway, and waits for the end of its process.
   * @returns the exit code: 0 if nothing was left that keeps a process alive.
   */
  stop(): Promise<number | null>;
  kill(): void;
}

/** @throws Error if the gateway does not start. */
export async function startMeasuredGateway(
  variables: Readonly<Record<string, string>>,
): Promise<MeasuredGateway> {
  const { PATH, HOME } = process.env;
  const child = fork(join(__dirname, 'gateway-process.js'), [], {
    execArgv: ['--expose-gc'],
    env: { PATH, HOME, LOG_LEVEL: 'warn', EXPLORER: 'off', ...variables },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const logged = new Map<string, number>();
  if (child.stdout !== null) {
    createInterface(child.stdout).on('line', (line) => {
      const { level, msg } = JSON.parse(line) as { readonly level: string; readonly msg: string };
      const key = `${level}: ${msg}`;
      logged.set(key, (logged.get(key) ?? 0) + 1);
    });
  }
  const started = await nextMessage(child, 'started');
  return {
    url: started.url,
    logged,
    async measure() {
      const answer = nextMessage(child, 'holdings');
      send(child, 'measure');
      return (await answer).holdings;
    },
    async stop() {
      const exited = once(child, 'exit');
      send(child, 'stop');
      const [code] = (await exited) as [number | null];
      return code;
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

function send(child: ChildProcess, command: Command): void {
  child.send(command);
}

/** @throws Error if the process exits before. */
async function nextMessage<Kind extends Message['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<Message, { kind: Kind }>> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      child.off('message', onMessage);
      child.off('exit', onExit);
    };
    const isWanted = (message: Message): message is Extract<Message, { kind: Kind }> => message.kind === kind;
    const onMessage = (message: Message) => {
      if (!isWanted(message)) return;
      settle();
      resolve(message);
    };
    const onExit = (code: number | null) => {
      settle();
      reject(new Error(`the gateway ended with ${code}`));
    };
    child.on('message', onMessage);
    child.on('exit', onExit);
  });
}
