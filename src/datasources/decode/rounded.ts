import { readInteger, readNumber } from '../../wire/scalars.js';

/** A measured value for a GraphQL Int: a fraction is rounded off rather than lost. */
export function readRounded(sent: unknown): number | null {
  const value = readNumber(sent);
  return value === null ? null : readInteger(Math.round(value));
}
