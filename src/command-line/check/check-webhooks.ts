import { lookup } from 'node:dns/promises';
import { BlockList } from 'node:net';
import type { GatewayConfig } from '../../config/gateway-config.js';
import { failed, type Finding, ok, skipped } from './finding.js';

const CHECK = 'webhooks';

/** The addresses that the internet does not reach (RFC 6890). */
const PRIVATE = new BlockList();
PRIVATE.addSubnet('0.0.0.0', 8, 'ipv4');
PRIVATE.addSubnet('10.0.0.0', 8, 'ipv4');
PRIVATE.addSubnet('100.64.0.0', 10, 'ipv4');
PRIVATE.addSubnet('127.0.0.0', 8, 'ipv4');
PRIVATE.addSubnet('169.254.0.0', 16, 'ipv4');
PRIVATE.addSubnet('172.16.0.0', 12, 'ipv4');
PRIVATE.addSubnet('192.168.0.0', 16, 'ipv4');
PRIVATE.addSubnet('::', 127, 'ipv6');
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
PRIVATE.addSubnet('fe80::', 10, 'ipv6');

const REACH = 'Set WEBHOOK_URL to the URL of the gateway, or of its proxy, as Operated reaches it.';

/**
 * Whether Operated may reach WEBHOOK_URL: its name is resolved, its address is not private, unless that of Operated is
 * too, and it is https. No subscription is created.
 */
export async function checkWebhooks({
  WEBHOOK_URL: url,
  OPERATED_BASE_URL: baseUrl,
}: GatewayConfig): Promise<Finding> {
  if (url === undefined) return skipped(CHECK, 'WEBHOOK_URL is not set: changes are found by polls alone');
  const addresses = await addressesOf(url);
  if (addresses.length === 0) return failed(CHECK, `DNS: the host name of ${url} cannot be resolved`, REACH);
  const isInternal = (await addressesOf(baseUrl)).some(isPrivate);
  if (!isInternal && addresses.some(isPrivate)) {
    return failed(CHECK, `${url} has a private address, which Operated does not reach`, REACH);
  }
  if (!isInternal && new URL(url).protocol !== 'https:') {
    const advice = 'Use https: the URL that Operated calls contains a secret.';
    return failed(CHECK, `${url} is not https`, advice);
  }
  return ok(CHECK, `${url} may be reached: its name is resolved`);
}

interface Address {
  readonly address: string;
  readonly family: number;
}

function isPrivate({ address, family }: Address): boolean {
  return PRIVATE.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** @returns an empty list where the host name cannot be resolved. */
async function addressesOf(url: string): Promise<readonly Address[]> {
  const { hostname } = new URL(url);
  return lookup(hostname.replace(/^\[|\]$/g, ''), { all: true }).catch(() => []);
}
