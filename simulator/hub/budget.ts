/** How a hub shares its power: a limit for each port, first come first served, or equal parts. */
export type Sharing = 'static' | 'firstprio' | 'fairshare';

/** A port with a device that requests power. */
export interface Claim {
  readonly port: number;
  readonly watts: number;
  readonly since: number;
  /** The limit of `powerstatic`, W. Whether it applies to modes other than `static` is not documented; inferred: no. */
  readonly ceiling: number;
}

/** Whole watts by port. The meaning of the modes is inferred from their names. */
export function shareBudget(
  sharing: Sharing,
  budget: number,
  claims: readonly Claim[],
): ReadonlyMap<number, number> {
  switch (sharing) {
    case 'static':
      return new Map(claims.map(({ port, watts, ceiling }) => [port, Math.min(watts, ceiling)]));
    case 'firstprio':
      return inTurn(
        budget,
        [...claims].sort((a, b) => a.since - b.since || a.port - b.port),
        (left) => left,
      );
    case 'fairshare':
      // The smallest request first: the rest of its part is shared by the others.
      return inTurn(
        budget,
        [...claims].sort((a, b) => a.watts - b.watts || a.port - b.port),
        (left, waiting) => Math.floor(left / waiting),
      );
  }
}

function inTurn(
  budget: number,
  claims: readonly Claim[],
  partOf: (left: number, waiting: number) => number,
): ReadonlyMap<number, number> {
  const granted = new Map<number, number>();
  let left = budget;
  for (const [index, { port, watts }] of claims.entries()) {
    const part = Math.min(watts, partOf(left, claims.length - index));
    granted.set(port, part);
    left -= part;
  }
  return granted;
}
