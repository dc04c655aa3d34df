import { isIPv4, isIPv6 } from 'node:net';
import { compile } from '@fastify/proxy-addr';
import type { Logger } from '../telemetry/logger.js';
import type { Credentials } from './credentials.js';

/**
 * The address that limits count a request by: an IPv4 address, or the /64 network of an IPv6 address, because one
 * subscriber usually owns a whole /64.
 */
export type ClientAddress = (credentials: Pick<Credentials, 'peer' | 'forwardedFor'>) => string;

/** How many peers the warning names in the life of a process: any client can send the header. */
const WARNED_PEERS = 10;

/**
 * @param trustedProxies addresses and ranges whose `X-Forwarded-For` is used; that of other peers is ignored, with one
 *   warning per peer.
 */
export function createClientAddress(trustedProxies: readonly string[], logger: Logger): ClientAddress {
  const isTrusted = compile([...trustedProxies]);
  const warned = new Set<string>();
  const warn = (peer: string) => {
    if (warned.has(peer) || warned.size >= WARNED_PEERS) return;
    warned.add(peer);
    logger.warn({ peer }, 'X-Forwarded-For is ignored: TRUSTED_PROXIES does not have the peer that sent it');
  };
  return ({ peer, forwardedFor }) => {
    let client = networkOf(peer) ?? 'unknown';
    if (forwardedFor.length === 0) return client;
    if (!isTrusted(peer, 0)) {
      warn(client);
      return client;
    }
    // Each proxy appends its own peer: read backwards, the first untrusted address is the client.
    for (const entry of forwardedFor.join(',').split(',').reverse()) {
      const address = withoutPort(entry.trim());
      const network = networkOf(address);
      // A client may put anything before what the proxies append.
      if (network === null) return client;
      client = network;
      if (!isTrusted(address, 0)) return client;
    }
    return client;
  };
}

/** Whether `createClientAddress` takes the text as a proxy. */
export function isProxyAddress(text: string): boolean {
  try {
    compile([text]);
    return true;
  } catch {
    return false;
  }
}

/** `1.2.3.4:5678` and `[::1]:80` without their port, and `[::1]` without its brackets. */
function withoutPort(entry: string): string {
  const match = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(entry) ?? /^([\d.]+):\d{1,5}$/.exec(entry);
  return match?.[1] ?? entry;
}

/** Null for what is no address. */
function networkOf(address: string): string | null {
  if (isIPv4(address)) return address;
  if (!isIPv6(address)) return null;
  const groups = groupsOf(address);
  const [high = 0, low = 0] = groups.slice(6);
  const isIPv4Mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isIPv4Mapped) return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
  const prefix = groups.slice(0, 4).map((group) => group.toString(16));
  return `${prefix.join(':')}::/64`;
}

/** The eight groups of an IPv6 address. The URL parser brings every notation into the compressed form. */
function groupsOf(address: string): readonly number[] {
  const withoutZone = address.split('%', 1)[0] ?? '';
  const compressed = new URL(`http://[${withoutZone}]`).hostname.slice(1, -1);
  const [head = [], tail = []] = compressed
    .split('::')
    .map((part) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16))));
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => 0), ...tail];
}
