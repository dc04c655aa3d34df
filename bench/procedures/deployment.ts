import { Redis } from 'ioredis';
import { createApiKey } from '../../src/auth/api-keys/api-keys.js';
import { formatApiKeyEntry } from '../../src/auth/api-keys/api-key-entry.js';
import { sha256 } from '../../src/auth/fingerprint.js';
import { type Browser, createBrowser, signIn } from '../attacks/browser.js';
import { end, freePort, type Started, startNode, startRedis, startSimulator } from '../live/world.js';
import { type Proxy, startProxy } from '../rolling-restart/proxy.js';
import { type SecretProxy, startSecretProxy } from './secret-proxy.js';

export type Variables = Readonly<Record<string, string>>;

/** Two gateways with a Redis behind a load balancer, as operators run them. */
export interface Deployment {
  /** Of the load balancer. */
  readonly url: string;
  /** Of each gateway. */
  readonly urls: readonly string[];
  readonly operated: SecretProxy;
  readonly simulatorUrl: string;
  readonly redis: Redis;
  readonly redisUrl: string;
  readonly apiKey: string;
  /** Replaces one gateway, and waits until the load balancer sends requests to it. */
  replace(index: number, variables: Variables, program?: string): Promise<void>;
  /** Replaces the gateways one after the other. */
  replaceAll(variables: Variables, program?: string): Promise<void>;
  /** Signs the demo's admin in through the load balancer. */
  signIn(): Promise<Browser>;
  /** The lines that a gateway logged at level warn or above since the last call, without what differs each time. */
  takeLog(): readonly string[];
  close(): Promise<void>;
}

const CHECK_MS = 200;
export const SESSION_SECRET = 'first-secret-0123456789-0123456789';
const GATEWAY = 'src/main.js';

/**
 * @param program of the gateways, by default this version's.
 * @param more variables beside those of every deployment.
 */
export async function startDeployment(program = GATEWAY, more: Variables = {}): Promise<Deployment> {
  const simulator = await startSimulator();
  const operated = await startSecretProxy(simulator.url);
  const server = await startRedis();
  const redis = new Redis(server.url);
  const apiKey = createApiKey();
  const ports = [await freePort(), await freePort()];
  const urls = ports.map((port) => `http://127.0.0.1:${port}`);
  const lines = new Set<string>();
  let variables: Variables = {
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    SHUTDOWN_DELAY_MS: '1000',
    SHUTDOWN_SPREAD_MS: '500',
    OPERATED_BASE_URL: operated.url,
    OPERATED_CLIENT_ID: 'demo-client',
    OPERATED_CLIENT_SECRET: 'demo-secret',
    OPERATED_SCOPES: 'sub accounts:read accounts:write hubs:read hubs:write',
    SERVICE_ACCESS: 'apiKey',
    API_KEYS: formatApiKeyEntry(
      {
        name: 'first',
        hash: sha256(apiKey),
        scopes: ['accounts:read', 'hubs:read'],
      },
      undefined,
    ),
    SESSION_SECRET,
    REDIS_URL: server.url,
    POLL_INTERVAL_MS: '500',
    COST_BUDGET_PER_MINUTE: '1000000000',
    UPSTREAM_CALLS_PER_MINUTE: '10000000',
    ...more,
  };
  const gateways: Started[] = [];
  let proxy: Proxy | null = null;

  async function start(index: number, programOf: string): Promise<void> {
    const onLine = (line: string) => {
      const { msg } = JSON.parse(line) as { readonly msg: string };
      lines.add(`gateway ${index + 1}: ${msg}`);
    };
    const port = ports[index] ?? NaN;
    gateways[index] = await startNode(
      programOf,
      port,
      '/readyz',
      { ...variables, PORT: String(port) },
      { onLine },
    );
  }

  const replace = async (index: number, changed: Variables, programOf = GATEWAY): Promise<void> => {
    variables = { ...variables, ...changed };
    const old = gateways[index];
    if (old !== undefined) await end(old.child, 'SIGTERM');
    await start(index, programOf);
    await proxy?.ready(urls[index] ?? '');
  };

  // The redirect URI of the sign-in is a URL of the load balancer, whose port is not known yet.
  const entrance = await freePort();
  variables = {
    ...variables,
    OPERATED_REDIRECT_URI: `http://127.0.0.1:${entrance}/auth/callback`,
    WEBHOOK_URL: `http://127.0.0.1:${entrance}`,
  };
  await start(0, program);
  await start(1, program);
  proxy = await startProxy(urls, CHECK_MS, entrance);
  const { url } = proxy;
  return {
    url,
    urls,
    operated,
    simulatorUrl: simulator.url,
    redis,
    redisUrl: server.url,
    apiKey,
    replace,
    async replaceAll(changed, programOf) {
      await replace(0, changed, programOf);
      await replace(1, changed, programOf);
    },
    async signIn() {
      const browser = createBrowser();
      await signIn(browser, url);
      return browser;
    },
    takeLog() {
      const taken = [...lines];
      lines.clear();
      return taken;
    },
    async close() {
      await proxy?.close();
      redis.disconnect();
      await operated.close();
      await Promise.all([...gateways, simulator, server].map(({ child }) => end(child, 'SIGKILL')));
    },
  };
}
