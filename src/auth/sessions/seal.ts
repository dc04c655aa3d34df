import { sha256 } from '../fingerprint.js';

/** Encrypts and authenticates values, so that only a gateway with one of the secrets can read them. */
export interface Seal {
  close(value: object): Promise<string>;
  /** @returns null where the value was sealed with another secret, or altered. */
  open(sealed: string): Promise<unknown>;
}

/** The shortest secret that is accepted, in characters. */
export const SHORTEST_SECRET = 32;

/** @param secrets the first seals, all of them open, which allows rotation. */
export function createSeal(secrets: readonly [string, ...string[]]): Seal {
  const idOf = (secret: string) => sha256(secret).slice(0, 8);
  const [current] = secrets;
  const byId = Object.fromEntries(secrets.map((secret) => [idOf(secret), secret]));
  return {
    async close(value) {
      const { defaults, seal } = await loadIron();
      return seal(value, { id: idOf(current), secret: current }, defaults);
    },
    async open(sealed) {
      const { defaults, unseal } = await loadIron();
      try {
        const value: unknown = await unseal(sealed, byId, defaults);
        return value;
      } catch {
        return null;
      }
    },
  };
}

/** Only a gateway with a sign-in needs it. */
const loadIron = async () => import('@hapi/iron');
