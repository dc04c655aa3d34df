/** How a hub shares its power: each port its own ceiling, first come first served, or everyone a fair part. */
export type Sharing = 'static' | 'firstprio' | 'fairshare';

/** A port that wants power. */
export interface Claim {
  readonly port: number;
  readonly watts: number;
  readonly since: number;
  /** The ceiling of `powerstatic`, W. Whether it holds beyond `static` is not documented; inferred: it does not. */
  readonly ceiling: number;
}

/** Whole watts by port. The ways of sharing are inferred from their names. */
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
      // The most modest first: what one leaves of its part, the others share.
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
