import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { LRUCache } from 'lru-cache';
import type { Logger } from '../../telemetry/logger.js';

/** `malformed`: the request names no host, or a value that is not a host. */
export type HostCheck = 'allowed' | 'foreign' | 'malformed';

/** Checks the host that a request is addressed to. */
export type CheckHost = (request: Pick<IncomingMessage, 'url' | 'headersDistinct'>) => HostCheck;

export interface AllowedHostsOptions {
  /** Host names in lower case, without port and brackets; `*` for all. */
  readonly names: readonly string[];
  readonly logger: Logger;
}

/** How many host names are logged in the life of a process: any client can invent names. */
const LOGGED_HOSTS = 10;
const LONGEST_LOGGED_NAME = 100;

/** The host names of Host headers, which hardly differ between requests; '' for one that is not a host. */
const hostNames = new LRUCache<string, string>({ max: 100 });

/**
 * Checks host names against DNS rebinding: a page whose own name resolves to the gateway's address is of the same
 * origin for its browser, so neither CORS nor the rules on origins apply. The names of loopback and all IP addresses
 * are allowed, because no other site can have them as its origin.
 */
export function createHostCheck({ names, logger }: AllowedHostsOptions): CheckHost {
  const allowed = new Set(names);
  const logged = new Set<string>();
  return (request) => {
    const hosts = hostsOf(request);
    if (hosts === null) return 'malformed';
    const foreign = allowed.has('*') ? undefined : hosts.find((host) => !isAllowed(host, allowed));
    if (foreign === undefined) return 'allowed';
    const name = foreign.slice(0, LONGEST_LOGGED_NAME);
    if (logged.size < LOGGED_HOSTS && !logged.has(name)) {
      logged.add(name);
      logger.warn({ host: name }, 'a request to a host name that ALLOWED_HOSTS does not have was rejected');
    }
    return 'foreign';
  };
}

/** Every host name that the request is addressed to; null where it is malformed. */
function hostsOf({
  url = '',
  headersDistinct,
}: Pick<IncomingMessage, 'url' | 'headersDistinct'>): readonly string[] | null {
  const [header, ...others] = headersDistinct['host'] ?? [];
  const host = header === undefined || others.length > 0 ? null : hostNameOf(header);
  if (host === null) return null;
  // In its absolute form the URL overrides the header (RFC 9112, section 3.2.2).
  if (url.startsWith('/') || !URL.canParse(url)) return [host];
  const target = hostNameOf(new URL(url).host);
  return target === null ? null : [host, target];
}

function isAllowed(host: string, allowed: ReadonlySet<string>): boolean {
  return isIP(host) > 0 || host === 'localhost' || host.endsWith('.localhost') || allowed.has(host);
}

/** The name in lower case without port, brackets and trailing dot; null where a Host header is not a host. */
function hostNameOf(host: string): string | null {
  let name = hostNames.get(host);
  if (name === undefined) hostNames.set(host, (name = parseHost(host)));
  return name === '' ? null : name;
}

/** As `hostNameOf`; '' where the header is not a host. */
function parseHost(host: string): string {
  if (!/^[\w.:[\]-]+$/.test(host) || !URL.canParse(`http://${host}`)) return '';
  return new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}
