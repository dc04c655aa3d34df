import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.js';
import type { Requirement } from './requirement.js';
import { until } from './until.js';

const CONFIGURATIONS = join(__dirname, '../../deploy/proxies');

/** A proxy in front of two gateways. */
export interface TestProxy {
  readonly url: string;
  /** What it has written to its standard output and error. */
  readonly log: () => string;
  /** Changes its configuration, by which it gives no further requests to a gateway, or gives requests to it again. */
  readonly use: (gatewayUrl: string, isUsed: boolean) => void;
  readonly stop: () => Promise<void>;
}

/** A program for which deploy/proxies has a configuration. */
export interface ProxyProgram {
  readonly requirement: Requirement;
  /** Whether it requests /readyz, so that its configuration does not change when a gateway stops. */
  readonly checksReadiness: boolean;
  /** What it logs when it notices that a gateway is down; absent where it sends a request that met it to the other one. */
  readonly noticed?: RegExp;
  readonly configuration: string;
  readonly args: (file: string, folder: string) => readonly string[];
}

export const NGINX: ProxyProgram = {
  requirement: requirement('nginx', 'nginx-light', '-v'),
  checksReadiness: false,
  configuration: 'nginx.conf',
  args: (file, folder) => ['-e', 'stderr', '-c', file, '-g', `daemon off; pid ${folder}/pid;`],
};

export const HAPROXY: ProxyProgram = {
  requirement: requirement('haproxy', 'haproxy', '-v'),
  checksReadiness: true,
  configuration: 'haproxy.cfg',
  args: (file) => ['-db', '-f', file],
};

export const CADDY: ProxyProgram = {
  requirement: requirement('caddy', 'caddy', 'version'),
  checksReadiness: true,
  // Before 2.11 it cannot repeat a request with a body: https://github.com/caddyserver/caddy/issues/7546
  noticed: /connection refused/,
  configuration: 'Caddyfile',
  args: (file) => ['run', '--config', file, '--adapter', 'caddyfile'],
};

function requirement(name: string, debianPackage: string, arg: string): Requirement {
  return {
    name,
    install: `apt-get install ${debianPackage}`,
    isMet: () => spawnSync(name, [arg]).status === 0,
  };
}

/** Starts a proxy with its shipped configuration: addresses and the folder of temporary files are replaced. */
export async function startProxy(
  { requirement: { name }, configuration, args }: ProxyProgram,
  gatewayUrls: readonly [string, string],
): Promise<TestProxy> {
  const folder = mkdtempSync(join(tmpdir(), 'proxy-'));
  // The workers of nginx run as another user.
  chmodSync(folder, 0o755);
  const file = join(folder, configuration);
  const logFile = join(folder, 'log');
  const port = await freePort();
  const [first, second] = gatewayUrls;
  const shipped = readFileSync(join(CONFIGURATIONS, configuration), 'utf8')
    .replaceAll('gateway-1:4000', hostOf(first))
    .replaceAll('gateway-2:4000', hostOf(second))
    .replaceAll(':8080', `:${port}`)
    .replaceAll('listen 8080', `listen ${port}`)
    .replaceAll(' /tmp/', ` ${folder}/`);
  writeFileSync(file, shipped);

  // Its output is a file, because nginx opens /dev/stdout, which is not possible with a socket of Node.
  const output = openSync(logFile, 'a');
  const child = spawn(name, args(file, folder), {
    cwd: folder,
    env: { ...process.env, HOME: folder },
    stdio: ['ignore', output, output],
  });
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  const log = () => readFileSync(logFile, 'utf8');
  await until(
    async () => {
      if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}: ${log()}`);
      return await fetch(`${url}/healthz`).catch(() => null);
    },
    (answer) => answer?.status === 200,
  );

  const unused = new Set<string>();
  return {
    url,
    log,
    use(gatewayUrl, isUsed) {
      if (isUsed) unused.delete(gatewayUrl);
      else unused.add(gatewayUrl);
      const text = [...unused].reduce(
        (changed, each) => changed.replace(`server ${hostOf(each)} `, (line) => `${line}down `),
        shipped,
      );
      writeFileSync(file, text);
      child.kill('SIGHUP');
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

function hostOf(url: string): string {
  return new URL(url).host;
}
