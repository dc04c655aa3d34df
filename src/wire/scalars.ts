/** The widest whole number that a GraphQL Int can carry. */
const INT_MAX = 2 ** 31 - 1;

/** A text, or a number as text; null for all else and for the empty text. */
export function readText(sent: unknown): string | null {
  if (typeof sent === 'string') return sent === '' ? null : sent;
  return typeof sent === 'number' && Number.isFinite(sent) ? String(sent) : null;
}

/** A finite number, or its decimal text; null for all else. */
export function readNumber(sent: unknown): number | null {
  if (typeof sent === 'number') return Number.isFinite(sent) ? sent : null;
  if (typeof sent !== 'string' || !/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(sent)) return null;
  const value = Number(sent);
  return Number.isFinite(value) ? value : null;
}

/** A whole number that fits a GraphQL Int, or its decimal text; null for all else. */
export function readInteger(sent: unknown): number | null {
  const value = readNumber(sent);
  return value !== null && Number.isInteger(value) && Math.abs(value) <= INT_MAX ? value : null;
}

/** true, false, 0, 1 or one of these as text; null for all else. */
export function readBoolean(sent: unknown): boolean | null {
  switch (sent) {
    case true:
    case 1:
    case '1':
    case 'true':
      return true;
    case false:
    case 0:
    case '0':
    case 'false':
      return false;
    default:
      return null;
  }
}
