import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod/v3';
import { isSameSecret } from '../fingerprint.js';
import type { Seal } from '../sessions/seal.js';

const pendingSchema = z.object({
  state: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  /** ms since the epoch. */
  endsAt: z.number(),
});

/** A started sign-in, kept in a sealed cookie: bound to the browser, and to no single gateway. */
export type PendingSignIn = z.output<typeof pendingSchema>;

/** How long a user may take on Operated's pages, s. */
export const PENDING_SECONDS = 600; // 10 minutes

/**
 * Starts a sign-in with a new random state and PKCE verifier.
 * @param returnTo the validated return URL.
 * @param host the host name that the browser keeps the cookie for, where it differs from that of the redirect URI.
 * @param now the clock, ms since the epoch.
 */
export function beginSignIn(returnTo: string, host: string | null, now: number): PendingSignIn {
  const random = randomBytes(32).toString('base64url');
  return {
    state: host === null ? random : `${random}.${host}`,
    verifier: randomBytes(32).toString('base64url'),
    returnTo,
    endsAt: now + PENDING_SECONDS * 1_000,
  };
}

/** The host name in the state of a sign-in, not authenticated; null where it has none. */
export function hostInState(state: string | undefined): string | null {
  return /^[\w-]+\.(.+)$/.exec(state ?? '')?.[1] ?? null;
}

/** The S256 challenge of RFC 7636, section 4.2. */
export function challengeOf({ verifier }: PendingSignIn): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

/**
 * The sign-in that this browser started.
 * @param sealed the cookie.
 * @param state as Operated sent it back.
 * @returns null where the browser started none, another one, or one that has expired.
 */
export async function findPendingSignIn(
  seal: Seal,
  sealed: string | null,
  state: string | undefined,
  now: number,
): Promise<PendingSignIn | null> {
  if (sealed === null || state === undefined) return null;
  const { data: pending } = pendingSchema.safeParse(await seal.open(sealed));
  if (pending === undefined || now >= pending.endsAt) return null;
  return isSameSecret(pending.state, state) ? pending : null;
}
