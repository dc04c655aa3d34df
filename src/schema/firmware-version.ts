import semver, { type SemVer } from 'semver';

/** What a text that is not a version violates. */
export const VERSION_EXPECTED = 'must be a version, for example 1.4.3';

/** Reads a version that a client sends: one to three numbers. @returns null for any other text. */
export function readVersion(text: string): SemVer | null {
  return /^v?\d{1,9}(\.\d{1,9}){0,2}$/i.test(text.trim()) ? semver.coerce(text) : null;
}
