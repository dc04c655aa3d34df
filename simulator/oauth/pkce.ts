import { sameSecret, sha256 } from './secrets.js';

/** The PKCE challenge of an authorisation, RFC 7636. */
export interface Challenge {
  readonly method: 'S256' | 'plain';
  readonly value: string;
}

/** @returns the challenge, undefined if there is none, or the reason of its rejection. */
export function readChallenge(
  value: string | undefined,
  method: string | undefined,
): Challenge | undefined | string {
  if (value === undefined) {
    return method === undefined ? undefined : 'code_challenge_method needs a code_challenge.';
  }
  if (method !== undefined && method !== 'S256' && method !== 'plain') {
    return 'code_challenge_method must be S256 or plain.';
  }
  if (method === 'S256' && !/^[\w-]{43}$/.test(value)) {
    return 'code_challenge must be a SHA-256 in base64url without padding.';
  }
  return value === '' ? 'code_challenge must not be empty.' : { method: method ?? 'plain', value };
}

/** Whether `verifier` matches the challenge. */
export function verifies(challenge: Challenge, verifier: string): boolean {
  const made = challenge.method === 'S256' ? sha256(verifier).toString('base64url') : verifier;
  return sameSecret(made, challenge.value);
}
