import { encodeCursor } from '../../../src/resolvers/cursor.js';
import {
  BY_ID,
  type Order,
  paginate,
  sortIndexes,
  type SortedList,
} from '../../../src/resolvers/paginate.js';
import type { Connection } from '../../../src/schema/connection.js';

interface Entry {
  readonly id: string;
  readonly key: string | number | null;
}

const entry = (id: string, key: Entry['key'] = null): Entry => ({ id, key });
const by = (descending: boolean): Order<Entry> => ({
  name: `KEY ${descending}`,
  keyOf: ({ key }) => key,
  descending,
});
/** Sorts all of the nodes. */
async function sortList<Node extends { readonly id: string }>(
  nodes: readonly Node[],
  order: Order<Node>,
): Promise<SortedList<Node>> {
  const { signal } = new AbortController();
  return { nodes, order, indexes: await sortIndexes(nodes, [...nodes.keys()], order, signal) };
}
const idsOf = ({ nodes }: { readonly nodes: readonly Entry[] }) => nodes.map(({ id }) => id).join('');

describe('paginate', () => {
  const abc = ['a', 'b', 'd', 'e'].map((id) => entry(id));
  const afterB = encodeCursor('ID', { key: null, id: 'b' });

  it.each([
    ['before it', ['a', 'aa', 'b', 'd', 'e'], 'de'],
    ['after it', ['a', 'b', 'c', 'd', 'e'], 'cd'],
    ['at the end', ['a', 'b', 'd', 'e', 'f'], 'de'],
  ])('neither repeats nor skips an entry when one is added %s', async (_title, ids, next) => {
    expect(
      idsOf(
        paginate(
          await sortList(
            ids.map((id) => entry(id)),
            BY_ID,
          ),
          { first: 2, after: afterB },
        ),
      ),
    ).toBe(next);
  });

  it('continues if the entry of the cursor was removed', async () => {
    const rest = abc.filter(({ id }) => id !== 'b');

    expect(idsOf(paginate(await sortList(rest, BY_ID), { first: 2, after: afterB }))).toBe('de');
  });

  it('ends if all following entries were removed', async () => {
    const page = paginate(await sortList([entry('a')], BY_ID), { first: 2, after: afterB });

    expect(page).toMatchObject({ nodes: [], totalCount: 1 });
    expect(page.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it('puts entries without a value last in both directions', async () => {
    const entries = [entry('a'), entry('b', 2), entry('c', 1), entry('d')];

    expect(idsOf(paginate(await sortList(entries, by(false)), {}))).toBe('cbad');
    expect(idsOf(paginate(await sortList(entries, by(true)), {}))).toBe('bcad');
  });

  it('orders equal entries by id in both directions', async () => {
    const entries = [entry('c', 'x'), entry('a', 'X'), entry('b', 'x')];

    expect(idsOf(paginate(await sortList(entries, by(false)), {}))).toBe('abc');
    expect(idsOf(paginate(await sortList(entries, by(true)), {}))).toBe('abc');
  });

  it('orders versions and names by their numbers', async () => {
    const entries = [entry('a', '1.10.0'), entry('b', '1.9.0'), entry('c', '1.9')];

    expect(idsOf(paginate(await sortList(entries, by(false)), {}))).toBe('cba');
  });

  it.each([
    ['of numbers', [3, 1, 2, 2, null, 1.5, -4, 1e308, null]],
    ['of texts', ['b', 'a', 'B', '', 'ä', null, 'a2', 'a10', '🔌']],
    ['without any value', [null, null, null]],
  ])('visits each entry of a list %s once', async (_title, keys) => {
    const entries = keys.map((key, index) => entry(String(index), key));
    for (const descending of [false, true]) {
      const order = by(descending);
      const sorted = await sortList(entries, order);
      const whole = idsOf(paginate(sorted, { first: 500 }));
      let found = '';
      let after: string | null = null;
      do {
        const page: Connection<Entry> = paginate(sorted, { first: 1, after });
        found += idsOf(page);
        after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
      } while (after !== null);

      expect(found).toBe(whole);
    }
  });
});
