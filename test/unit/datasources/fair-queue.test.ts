import { createFairQueue } from '../../../src/datasources/upstream/fair-queue.js';

function taken(queue: { next(): string | undefined }): readonly string[] {
  const entries: string[] = [];
  for (let entry = queue.next(); entry !== undefined; entry = queue.next()) entries.push(entry);
  return entries;
}

describe('the fair queue', () => {
  it('is empty at first', () => {
    expect(createFairQueue<string>().next()).toBeUndefined();
  });

  it('keeps the order of one owner', () => {
    const queue = createFairQueue<string>();
    for (const entry of ['a1', 'a2', 'a3']) queue.add('a', entry);

    expect(taken(queue)).toEqual(['a1', 'a2', 'a3']);
  });

  it('lets owners take turns, however many entries one of them has', () => {
    const queue = createFairQueue<string>();
    for (const entry of ['a1', 'a2', 'a3', 'a4']) queue.add('a', entry);
    queue.add('b', 'b1');
    queue.add('c', 'c1');
    queue.add('b', 'b2');

    expect(taken(queue)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4']);
  });

  it('gives an owner that comes back no second turn before the others', () => {
    const queue = createFairQueue<string>();
    queue.add('a', 'a1');
    queue.add('b', 'b1');
    queue.add('b', 'b2');

    expect(queue.next()).toBe('a1');
    queue.add('a', 'a2');
    expect(taken(queue)).toEqual(['b1', 'a2', 'b2']);
  });

  it('skips what was removed, and owners whose entries all were', () => {
    const queue = createFairQueue<string>();
    for (const entry of ['a1', 'a2']) queue.add('a', entry);
    queue.add('b', 'b1');
    queue.remove('a', 'a1');
    queue.remove('b', 'b1');
    queue.remove('c', 'none');

    expect(taken(queue)).toEqual(['a2']);
  });
});
