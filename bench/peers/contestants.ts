import { join } from 'node:path';
import type { Question } from './questions.js';

/** The root of the repository, from `dist/bench/peers`. */
export const ROOT = join(__dirname, '../../..');
/** The folder of the peers' package. */
export const PEERS = join(ROOT, 'bench/peers');

/** A process that is measured. */
export interface Server {
  readonly name: string;
  /** An absolute path. */
  readonly program: string;
  /** Its variables. */
  variables(port: number, operatedUrl: string): Readonly<Record<string, string>>;
  /** The path that it is asked at. */
  path(question: Question): string;
}

/** A row of the results: a server, and how it is asked. */
export interface Contestant {
  readonly name: string;
  readonly label: string;
  readonly server: Server;
  /** The number of bearer tokens, which the requests use in turn. */
  readonly principals: number;
  /** Whether it is measured unless `--only` names it. */
  readonly byDefault: boolean;
}

const graphql = () => '/graphql';

function peer(name: string, path: Server['path'] = graphql): Server {
  return {
    name,
    program: join(PEERS, `dist/servers/${name}.js`),
    variables: (port, operatedUrl) => ({
      PORT: String(port),
      OPERATED_URL: operatedUrl,
      NODE_ENV: 'production',
    }),
    path,
  };
}

function gateway(name: string, variables: Readonly<Record<string, string>>): Server {
  return {
    name,
    program: join(ROOT, 'dist/src/main.js'),
    variables: (port, operatedUrl) => ({
      PORT: String(port),
      OPERATED_BASE_URL: operatedUrl,
      NODE_ENV: 'production',
      // The limits are on, but one caller asks for as much here as thousands do.
      COST_BUDGET_PER_MINUTE: '1000000000',
      UPSTREAM_CALLS_PER_MINUTE: '10000000',
      ...variables,
    }),
    path: graphql,
  };
}

/** The gateway without its cache: what every other answer is compared with. */
export const UNCACHED = gateway('gateway-uncached', { CACHE_TTL_MS: '0' });
const CACHED = gateway('gateway-cached', {});
const REFERENCE = gateway('gateway-reference', { CACHE_TTL_MS: '0', EXECUTOR: 'reference' });
export const PASS_THROUGH = peer('pass-through', ({ path }) => path);
export const MERCURIUS = peer('mercurius');

const once = { principals: 1, byDefault: true };

/** Every row, in the order of the report. */
export const CONTESTANTS: readonly Contestant[] = [
  { name: 'pass-through', label: 'pass-through proxy (the limit)', server: PASS_THROUGH, ...once },
  { name: 'mercurius', label: 'Mercurius, JIT, loaders, undici', server: MERCURIUS, ...once },
  { name: 'yoga', label: 'graphql-yoga, dataloader, undici', server: peer('yoga'), ...once },
  { name: 'apollo', label: 'Apollo Server, dataloader, axios', server: peer('apollo'), ...once },
  { name: 'hive', label: 'Hive Gateway, Mesh openapi', server: peer('hive'), ...once },
  { name: 'gateway-uncached', label: 'this gateway, CACHE_TTL_MS=0', server: UNCACHED, ...once },
  { name: 'gateway-cached', label: 'this gateway, default cache', server: CACHED, ...once },
  {
    name: 'gateway-cached-principals',
    label: 'the same, four principals in turn',
    server: CACHED,
    principals: 4,
    byDefault: true,
  },
  {
    name: 'gateway-reference',
    label: 'this gateway, CACHE_TTL_MS=0 EXECUTOR=reference',
    server: REFERENCE,
    principals: 1,
    byDefault: false,
  },
];
