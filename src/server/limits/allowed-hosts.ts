import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Logger } from '../../telemetry/logger.js';

/** Whether a request is addressed to a host name that the gateway serves. */
export type IsHostAllowed = (request: Pick<IncomingMessage, 'url' | 'headersDistinct'>) => boolean;

export interface AllowedHostsOptions {
  /** Host names in lower case, without port and brackets; `*` for all. */
  readonly names: readonly string[];
  readonly logger: Logger;
}

/** How many host names are logged in the life of a process: any client can invent names. */
const LOGGED_HOSTS = 10;
const LONGEST_LOGGED_NAME = 100;

/**
 * Checks host names against DNS rebinding: a page whose own name resolves to the gateway's address is of the same
 * origin for its browser, so neither CORS nor the rules on origins apply. The names of loopback and all IP addresses
 * are allowed, because no other site can have them as its origin.
 */
export function createAllowedHosts({ names, logger }: AllowedHostsOptions): IsHostAllowed {
  if (names.includes('*')) return () => true;
  const allowed = new Set(names);
  const logged = new Set<string>();
  return ({ url = '', headersDistinct }) => {
    const hosts = (headersDistinct['host'] ?? []).map(hostNameOf);
    // In its absolute form the URL overrides the header (RFC 9112, section 3.2.2).
    if (!url.startsWith('/') && URL.canParse(url)) hosts.push(hostNameOf(new URL(url).host));
    const rejected = hosts.find((host) => host === null || !isAllowed(host, allowed));
    if (hosts.length > 0 && rejected === undefined) return true;
    const name = (rejected ?? '').slice(0, LONGEST_LOGGED_NAME);
    if (logged.size < LOGGED_HOSTS && !logged.has(name)) {
      logged.add(name);
      logger.warn({ host: name }, 'a request to a host name that ALLOWED_HOSTS does not have was rejected');
    }
    return false;
  };
}

function isAllowed(host: string, allowed: ReadonlySet<string>): boolean {
  return isIP(host) > 0 || host === 'localhost' || host.endsWith('.localhost') || allowed.has(host);
}

/** The name in lower case without port, brackets and trailing dot; null where a Host header is no host. */
function hostNameOf(host: string): string | null {
  if (!/^[\w.:[\]-]+$/.test(host) || !URL.canParse(`http://${host}`)) return null;
  return new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}
