import { filterInChunks } from '../../../src/resolvers/filter-in-chunks.js';

const ENTRIES = Array.from({ length: 2_600 }, (_, index) => index);

describe('filtering a list in chunks', () => {
  it('ends after the chunk in which the client disconnects', async () => {
    const client = new AbortController();
    const compared: number[] = [];

    await expect(
      filterInChunks(
        ENTRIES,
        (entry) => {
          compared.push(entry);
          if (entry === 700) client.abort();
          return true;
        },
        client.signal,
      ),
    ).rejects.toMatchObject({ extensions: { code: 'CLIENT_DISCONNECTED' } });
    expect(compared).toHaveLength(1_000);
  });

  it('compares nothing for a client that has already disconnected', async () => {
    const compare = jest.fn(() => true);

    await expect(filterInChunks(ENTRIES, compare, AbortSignal.abort())).rejects.toMatchObject({
      extensions: { code: 'CLIENT_DISCONNECTED' },
    });
    expect(compare).not.toHaveBeenCalled();
  });

  it('lets other work run before every chunk', async () => {
    const progress: number[] = [];
    let compared = 0;
    let isDone = false;
    const observe = () => {
      progress.push(compared);
      if (!isDone) setImmediate(observe);
    };
    observe();

    await filterInChunks(
      ENTRIES,
      () => {
        compared += 1;
        return true;
      },
      new AbortController().signal,
    );
    isDone = true;

    expect(progress).toEqual(expect.arrayContaining([0, 500, 1_000, 1_500, 2_000, 2_500]));
  });

  it.each([0, 1, 499, 500, 501, 2_600])(
    'keeps the matching ones of %p entries in their order',
    async (length) => {
      const entries = ENTRIES.slice(0, length);

      expect(await filterInChunks(entries, (entry) => entry % 3 === 0, new AbortController().signal)).toEqual(
        entries.filter((entry) => entry % 3 === 0),
      );
    },
  );
});
