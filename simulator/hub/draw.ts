/** Invented: the share of the negotiated power that a device draws while its battery charges. Seconds. */
const RAMP = 8;
const START = 0.2;
const FULL_UNTIL = 2_700; // 45 minutes
const DECAY = 1_800;
const FLOOR = 0.1;

/** The share of the negotiated power that is drawn `seconds` after charging began: it rises, stays level, then falls slowly. */
export function drawAt(seconds: number): number {
  if (seconds <= 0) return 0;
  if (seconds < RAMP) return START + ((1 - START) * seconds) / RAMP;
  if (seconds < FULL_UNTIL) return 1;
  return FLOOR + (1 - FLOOR) * Math.exp(-(seconds - FULL_UNTIL) / DECAY);
}

/** The integral of `drawAt` from the start of charging: energy is exact for any interval between reads. */
export function drawnUntil(seconds: number): number {
  if (seconds <= 0) return 0;
  const ramp = Math.min(seconds, RAMP);
  const risen = START * ramp + ((1 - START) * ramp * ramp) / (2 * RAMP);
  const level = Math.max(0, Math.min(seconds, FULL_UNTIL) - RAMP);
  const late = Math.max(0, seconds - FULL_UNTIL);
  return risen + level + FLOOR * late + (1 - FLOOR) * DECAY * (1 - Math.exp(-late / DECAY));
}
