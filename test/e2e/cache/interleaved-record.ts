/** A hub as a query showed it. */
export interface ShownHub {
  readonly id: string;
  readonly customId: string;
  /** Absent where the query has not asked for it. */
  readonly fetchedAt?: string;
  readonly stale: boolean;
  readonly config: { readonly defaultPort: number };
}

/** A token of a principal, and when it ended. Times are ms since the epoch. */
export interface Grant {
  readonly owner: 'demo' | 'other';
  readonly token: string;
  readonly expiresAt: number;
  /** The hubs of its organisation. */
  readonly hubIds: ReadonlySet<string>;
  revokedAt: number | null;
  /** The gateways that have answered that the token is rejected. */
  readonly rejectedBy: Set<object>;
}

/** One query. Steps order the beginnings and ends of all actions. */
export interface Observation {
  readonly grant: Grant;
  readonly startedAt: number;
  readonly startStep: number;
  readonly endStep: number;
  /** Whether the gateway had rejected the token before the query started. */
  readonly wasRejected: boolean;
  readonly codes: readonly string[];
  readonly hubs: readonly ShownHub[];
  readonly email: string | null;
}

/** A port that was written through a gateway. */
interface Write {
  readonly port: number;
  readonly startStep: number;
  /** Null while the outcome is unknown. */
  confirmedStep: number | null;
}

/** In ms since the epoch; NaN, which no comparison holds for, where it was not asked for. */
const fetchedAt = (hub: ShownHub): number => Date.parse(hub.fetchedAt ?? '');

/** What happened in a scene, and which of the promises of the cache a query broke. */
export type Record = ReturnType<typeof createRecord>;

/** @param now the clock of the scene, ms since the epoch. */
export function createRecord(now: () => number) {
  let step = 0;
  const observations: Observation[] = [];
  /** By hub: when each version of its name ended. */
  const versions = new Map<string, number[]>();
  const writes = new Map<string, Write[]>();

  const endOf = ({ id, customId }: ShownHub): number =>
    versions.get(id)?.[Number(customId.replace('version ', ''))] ?? -Infinity;

  /** The ports that a query may show: the last confirmed one before it, and any that was written since. */
  const portsFor = ({ startStep, endStep }: Observation, id: string): readonly number[] => {
    const all = writes.get(id) ?? [];
    const last = all.findLastIndex(
      ({ confirmedStep }) => confirmedStep !== null && confirmedStep < startStep,
    );
    return all
      .slice(last)
      .filter((write) => write.startStep < endStep)
      .map(({ port }) => port);
  };

  return {
    observations,
    granted(grant: Omit<Grant, 'revokedAt' | 'rejectedBy'>): Grant {
      return { ...grant, revokedAt: null, rejectedBy: new Set() };
    },
    /** A query starts at a gateway. @returns to be called with its answer. */
    asked(grant: Grant, gateway: object) {
      const wasRejected = grant.rejectedBy.has(gateway);
      const head = { grant, startedAt: now(), startStep: (step += 1), wasRejected };
      return (codes: readonly string[], shown: Pick<Observation, 'hubs' | 'email'>): void => {
        step += 1;
        if (codes.includes('UNAUTHENTICATED')) grant.rejectedBy.add(gateway);
        observations.push({ ...head, endStep: step, codes, ...shown });
      };
    },
    /** A write through a gateway starts. @returns to be called with its outcome, and the port that it showed. */
    writing(id: string, port: number) {
      const write: Write = { port, startStep: (step += 1), confirmedStep: null };
      const all = writes.get(id) ?? [];
      writes.set(id, [...all, write]);
      return (isConfirmed: boolean, shown: number | undefined): void => {
        step += 1;
        if (isConfirmed && shown === port) write.confirmedStep = step;
      };
    },
    /** A change outside of the gateways starts: a new name. */
    changing(id: string) {
      const ends = versions.get(id) ?? [];
      versions.set(id, ends);
      const version = ends.push(Infinity) - 1;
      return {
        customId: `version ${version}`,
        /** The names before this one are not current any more. */
        done: (): void => {
          for (let earlier = 0; earlier < version; earlier += 1) {
            ends[earlier] = Math.min(ends[earlier] ?? Infinity, now());
          }
        },
      };
    },
    /** What each promise forbids. An empty list for each of them: it was kept. */
    broken({ ttlMs, staleIfErrorMs }: { readonly ttlMs: number; readonly staleIfErrorMs: number }) {
      const all = observations.flatMap((query) => query.hubs.map((hub) => ({ query, hub })));
      // The other hubs never change.
      const shown = all.filter(({ hub }) => versions.has(hub.id));
      const maxAge = ({ stale }: ShownHub) => (stale ? staleIfErrorMs : 2 * ttlMs);
      return {
        crossed: all.filter(({ query, hub }) => !query.grant.hubIds.has(hub.id)),
        foreignViewers: observations.filter(
          ({ grant, email }) => email !== null && email !== `admin@${grant.owner}.example`,
        ),
        tooOld: shown.filter(({ query, hub }) => endOf(hub) < query.startedAt - maxAge(hub)),
        tooOldByItsTime: shown.filter(({ query, hub }) => fetchedAt(hub) <= query.startedAt - maxAge(hub)),
        wrongTime: shown.filter(({ hub }) => endOf(hub) < fetchedAt(hub)),
        beforeAWrite: shown.filter(
          ({ query, hub }) => !portsFor(query, hub.id).includes(hub.config.defaultPort),
        ),
        afterExpiry: all.filter(({ query }) => query.startedAt >= query.grant.expiresAt),
        afterRejection: all.filter(({ query }) => query.wasRejected),
        longAfterRevocation: shown.filter(
          ({ query: { grant, startedAt }, hub }) =>
            grant.revokedAt !== null && startedAt >= grant.revokedAt + maxAge(hub),
        ),
      };
    },
  };
}
