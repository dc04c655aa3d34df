/** Longer pauses are not observed: a mistaken header must not keep the gateway from calling for hours. */
const LONGEST_S = 300; // 5 minutes

/**
 * Reads the header Retry-After, which is a number of seconds or a date.
 * @param header null where there is none.
 * @param now ms since the epoch.
 * @returns seconds, 0 to 300; null without a readable header.
 */
export function readRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const seconds = /^\d{1,9}$/.test(header.trim())
    ? Number(header)
    : Math.ceil((Date.parse(header) - now) / 1_000);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), LONGEST_S) : null;
}
