import type { Feed } from './feed.js';
import type { Sight } from './sight.js';
import type { Snapshot } from './snapshot.js';
import { covers, includes } from './wants.js';

/** So many answers in a row may lack a hub that a token sees: one may be new, or gone since the token's list. */
const ANSWERS = 3;

/**
 * Finds subscribers that the shared answers do not serve: whoever polls sees less than they do. After the first answer
 * that lacks one of their hubs their own sight is refreshed, after a few they are told apart.
 */
export function findEstranged(): (snapshot: Snapshot, feeds: Iterable<Feed>) => readonly Feed[] {
  const lacking = new Map<Sight, number>();
  return (snapshot, feeds) => {
    const bySight = new Map<Sight, Feed[]>();
    for (const feed of feeds) {
      const own = bySight.get(feed.sight) ?? [];
      if (own.length === 0) bySight.set(feed.sight, own);
      own.push(feed);
    }
    for (const sight of lacking.keys()) if (!bySight.has(sight)) lacking.delete(sight);
    const estranged: Feed[] = [];
    for (const [sight, own] of bySight) {
      const lacks = own.some((feed) => lacksOneOf(snapshot, feed));
      const answers = lacks ? (lacking.get(sight) ?? 0) + 1 : 0;
      lacking.set(sight, answers);
      if (answers === 1) sight.refresh();
      if (answers >= ANSWERS) estranged.push(...own);
    }
    return estranged;
  };
}

function lacksOneOf(snapshot: Snapshot, { sight, wants }: Feed): boolean {
  if (!covers(snapshot.coverage, wants)) return false;
  for (const id of sight.hubIds) if (includes(wants, id) && !snapshot.hubs.has(id)) return true;
  return false;
}
