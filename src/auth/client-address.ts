import { compile } from '@fastify/proxy-addr';
import type { Credentials } from './credentials.js';

/** The address that a request comes from. */
export type ClientAddress = (credentials: Credentials) => string;

/** @param trustedProxies addresses and ranges whose word on where a request came from is believed. */
export function createClientAddress(trustedProxies: readonly string[]): ClientAddress {
  const isTrusted = compile([...trustedProxies]);
  return ({ peer, forwardedFor }) => {
    const hops = forwardedFor.flatMap((header) => header.split(',')).map((hop) => hop.trim());
    // Each proxy adds at the end whom it was asked by: the first from there that is no proxy of ours is the caller.
    const addresses = [...hops, peer].reverse();
    return addresses.find((address, index) => !isTrusted(address, index)) ?? addresses.at(-1) ?? peer;
  };
}

/** Whether `createClientAddress` takes this for a proxy. */
export function isProxyAddress(text: string): boolean {
  try {
    compile([text]);
    return true;
  } catch {
    return false;
  }
}
