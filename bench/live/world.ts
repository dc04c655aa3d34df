/** The processes that the live benches measure: a simulator, gateways, and a Redis where they share one. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const DIST = join(__dirname, '../..');
const started: ChildProcess[] = [];

export interface Started {
  readonly url: string;
  readonly child: ChildProcess;
}

/** Ends a process with the others that were started here. */
export function endWithBench(child: ChildProcess): void {
  started.push(child);
}

/** Ends every process that was started here. */
export async function endAll(): Promise<void> {
  await Promise.all(started.splice(0).map((child) => end(child, 'SIGKILL')));
}

/** Ends one process, and waits for its exit. */
export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

/** A simulator with the demo world. */
export async function startSimulator(variables: Readonly<Record<string, string>> = {}): Promise<Started> {
  const port = await freePort();
  return startNode('simulator/main.js', port, '/_control/world', {
    SIMULATOR_PORT: String(port),
    ...variables,
  });
}

/** A gateway in front of it, on a free port unless `variables` have one. */
export async function startGateway(
  operatedUrl: string,
  variables: Readonly<Record<string, string>> = {},
  options: NodeOptions = {},
): Promise<Started> {
  const port = Number(variables['PORT'] ?? (await freePort()));
  const defaults = {
    OPERATED_BASE_URL: operatedUrl,
    PORT: String(port),
    EXPLORER: 'off',
    LOG_LEVEL: 'error',
  };
  return startNode('src/main.js', port, '/readyz', { ...defaults, ...variables }, options);
}

/** A redis-server without persistence. */
export async function startRedis(): Promise<Started> {
  const port = await freePort();
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', settings, { stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  for await (const line of createInterface(child.stdout)) {
    if (line.includes('Ready to accept connections')) break;
  }
  child.stdout.resume();
  return { url: `redis://127.0.0.1:${port}`, child };
}

/**
 * A token of an organisation's integration.
 * @throws Error if the simulator does not issue it.
 */
export async function issueToken(
  operatedUrl: string,
  scope = 'accounts:read hubs:read',
  organisation: 'demo' | 'other' = 'demo',
): Promise<string> {
  const form = {
    grant_type: 'client_credentials',
    client_id: `${organisation}-client`,
    client_secret: `${organisation}-secret`,
    scope,
  };
  const answer = await fetch(`${operatedUrl}/identity/oauth/v2/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  if (!answer.ok) throw new Error(`no token: ${answer.status}`);
  const { access_token: token } = (await answer.json()) as { access_token: string };
  return token;
}

/** Calls the simulator's control surface. */
export async function control<Answer>(
  operatedUrl: string,
  method: string,
  path: string,
  body?: object,
): Promise<Answer> {
  const answer = await fetch(`${operatedUrl}/_control/${path}`, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
  const text = await answer.text();
  return (text === '' ? null : JSON.parse(text)) as Answer;
}

/** The resident set size of a process, bytes; Linux only. */
export function residentBytes({ pid }: ChildProcess): number {
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kib) * 1_024;
}

/** The CPU time of a process so far, ms; Linux only. */
export function cpuMs({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  // The kernel counts 100 ticks a second.
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** The value below which this share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(Math.ceil(sorted.length * share), sorted.length) - 1] ?? NaN;
}

export interface NodeOptions {
  /** Options of Node itself, such as `--max-old-space-size=1024`. */
  readonly flags?: readonly string[];
  /** Called with each line of standard output. */
  readonly onLine?: (line: string) => void;
  /** Whether standard output goes to /dev/null, so that reading it costs this process nothing. */
  readonly isSilent?: boolean;
  /** Whether the process gets a channel for messages. */
  readonly hasChannel?: boolean;
  /** How the path that shows readiness is requested, if not by a GET. */
  readonly readyRequest?: RequestInit;
}

/**
 * Starts a program of `dist/`, or one by its absolute path, and waits until it answers.
 * @param ready the path that is answered with 200 once it is ready.
 * @throws Error if it exits before.
 */
export async function startNode(
  program: string,
  port: number,
  ready: string,
  variables: Readonly<Record<string, string>>,
  { flags = [], onLine, isSilent = false, hasChannel = false, readyRequest = {} }: NodeOptions = {},
): Promise<Started> {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [...flags, resolve(DIST, program)], {
    env: { PATH, HOME, ...variables },
    stdio: ['ignore', isSilent ? 'ignore' : 'pipe', 'inherit', ...(hasChannel ? (['ipc'] as const) : [])],
  });
  if (child.stdout !== null) createInterface(child.stdout).on('line', onLine ?? (() => undefined));
  started.push(child);
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}`);
    const answer = await fetch(url + ready, readyRequest).catch(() => null);
    if (answer?.ok === true) return { url, child };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
