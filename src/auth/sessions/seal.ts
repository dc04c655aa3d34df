import { defaults, seal, unseal } from '@hapi/iron';
import { sha256 } from '../fingerprint.js';

/** Encrypts and authenticates what leaves the gateway, so that only a gateway with one of the secrets can read it. */
export interface Seal {
  close(value: object): Promise<string>;
  /** @returns null where it was closed by nobody with these secrets, or altered since. */
  open(sealed: string): Promise<unknown>;
}

/** The shortest secret that is taken, in characters. */
export const SHORTEST_SECRET = 32;

/** @param secrets the first closes, every one opens: so secrets are rotated. */
export function createSeal(secrets: readonly [string, ...string[]]): Seal {
  const idOf = (secret: string) => sha256(secret).slice(0, 8);
  const [current] = secrets;
  const byId = Object.fromEntries(secrets.map((secret) => [idOf(secret), secret]));
  return {
    close: (value) => seal(value, { id: idOf(current), secret: current }, defaults),
    async open(sealed) {
      try {
        const value: unknown = await unseal(sealed, byId, defaults);
        return value;
      } catch {
        return null;
      }
    },
  };
}
