import { createAnswerStore } from '../../../../src/datasources/cache/answer-store.js';
import { createEntry } from '../../../../src/datasources/cache/entry.js';
import { hubResource, type Resource, RESOURCES } from '../../../../src/datasources/cache/resource.js';
import { NO_VALIDATORS } from '../../../../src/datasources/upstream/validators.js';

const RETENTION_MS = 60_000;

function setUp(maxBytes = 1_000_000) {
  let time = 1_000_000;
  const store = createAnswerStore({ maxBytes, retentionMs: RETENTION_MS, now: () => time });
  closers.push(() => store.close());
  const entry = <Value>({ kind, id }: Resource<Value>, body: unknown, bytes = 100, sentAt = time) =>
    createEntry({
      kind,
      value: kind.decode(body, new Date(sentAt), id),
      sentAt,
      version: {},
      identity: '',
      validators: NO_VALIDATORS,
      bytes,
    });
  const begin = <Value>(principal: string, resource: Resource<Value>) => {
    const pending = store.begin(principal, resource);
    return (body: unknown, bytes?: number, sentAt?: number) => {
      pending.store(entry(resource, body, bytes, sentAt));
      pending.end();
    };
  };
  return {
    store,
    begin,
    put: (principal: string, resource: Resource<unknown>, body: unknown, bytes?: number, sentAt?: number) =>
      begin(principal, resource)(body, bytes, sentAt),
    isServed: (principal: string, resource: Resource<unknown>) =>
      store.get(principal, resource)?.isServable ?? false,
    pass: (ms: number) => (time += ms),
    now: () => time,
  };
}

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

const list = (...ids: readonly string[]) => ids.map((id) => ({ id }));
const HUB_A = hubResource('a');

describe('the stored answers', () => {
  it('of a principal are found for no other, and of a resource for no other', () => {
    const { put, isServed } = setUp();
    put('one', HUB_A, { id: 'a' });

    expect(isServed('one', HUB_A)).toBe(true);
    expect(isServed('other', HUB_A)).toBe(false);
    expect(isServed('one', hubResource('b'))).toBe(false);
    expect(isServed('one', RESOURCES.hubs)).toBe(false);
  });

  it('are not replaced by one whose request was sent earlier', () => {
    const { put, store, now } = setUp();
    put('one', HUB_A, { id: 'a', name: 'later' });
    put('one', HUB_A, { id: 'a', name: 'earlier' }, 100, now() - 1);

    expect(store.get('one', HUB_A)?.entry.value?.name).toBe('later');
  });

  it('stay within the bound of bytes: the least recently used is evicted, and a larger one is not stored', () => {
    const { put, isServed, store } = setUp(1_000);
    for (let index = 0; index < 100; index += 1) {
      put(`principal ${index}`, HUB_A, { id: 'a' }, 90);
      isServed('principal 0', HUB_A);
      expect(store.bytes).toBeLessThanOrEqual(1_000);
    }
    put('large', HUB_A, { id: 'a' }, 1_001);

    expect([0, 1, 99].map((index) => isServed(`principal ${index}`, HUB_A))).toEqual([true, false, true]);
    expect(isServed('large', HUB_A)).toBe(false);
  });

  it('are removed after the retention, unless they were confirmed', () => {
    const { put, store, pass } = setUp();
    put('one', HUB_A, { id: 'a' });
    pass(RETENTION_MS - 1);
    const before = store.get('one', HUB_A);
    pass(2);

    expect(before).not.toBeNull();
    expect(store.get('one', HUB_A)).toBeNull();
  });
});

describe('a principal that is dropped', () => {
  it('has no answer left, and those that it waits for are not stored', () => {
    const { store, put, begin, isServed } = setUp();
    put('one', HUB_A, { id: 'a' });
    put('other', HUB_A, { id: 'a' });
    const pending = begin('one', RESOURCES.accounts);
    store.dropPrincipal('one');
    pending([{ id: 'account' }]);

    expect(isServed('one', HUB_A)).toBe(false);
    expect(isServed('one', RESOURCES.accounts)).toBe(false);
    expect(isServed('other', HUB_A)).toBe(true);
    put('one', RESOURCES.accounts, [{ id: 'account' }]);
    expect(isServed('one', RESOURCES.accounts)).toBe(true);
  });
});

describe('a change of the hub a', () => {
  const RESOURCES_OF_HUBS = [RESOURCES.hubs, HUB_A, hubResource('b')];
  const servedAfter = (
    listed: readonly string[] | null,
    singles: readonly string[],
    changed: readonly string[] | null = ['a'],
  ) => {
    const { store, put, isServed } = setUp();
    if (listed !== null) put('one', RESOURCES.hubs, list(...listed));
    for (const id of singles) put('one', hubResource(id), { id });
    put('one', RESOURCES.accounts, [{ id: 'account' }]);
    store.invalidateHubs(changed);
    expect(isServed('one', RESOURCES.accounts)).toBe(true);
    return RESOURCES_OF_HUBS.map((resource) => isServed('one', resource));
  };

  it.each([
    ['the list has the hub', ['a', 'b'], ['b'], ['a']],
    ['there is no list', null, ['b'], ['a']],
    ['the hub was read singly, and the list lacks it', ['b'], ['a', 'b'], ['a']],
    ['it is unknown which hubs changed', ['b'], ['b'], null],
  ] as const)('ends all answers that show hubs, where %s', (_, listed, singles, changed) => {
    expect(servedAfter(listed, singles, changed)).toEqual([false, false, false]);
  });

  it('ends nothing of a principal whose list lacks the hub', () => {
    expect(servedAfter(['b', 'c'], ['b'])).toEqual([true, false, true]);
  });

  it('ends the answers of a principal that is reading the hub singly, and what it reads is not stored', () => {
    const { store, put, begin, isServed } = setUp();
    put('one', RESOURCES.hubs, list('b'));
    const pending = begin('one', HUB_A);
    store.invalidateHubs(['a']);
    pending({ id: 'a' });

    expect([isServed('one', RESOURCES.hubs), isServed('one', HUB_A)]).toEqual([false, false]);
  });

  it('leaves the answer to be compared with the next one, which is served again', () => {
    const { store, put, isServed } = setUp();
    put('one', RESOURCES.hubs, list('a'));
    store.invalidateHubs(['a']);
    const kept = store.get('one', RESOURCES.hubs);
    put('one', RESOURCES.hubs, list('a'));

    expect(kept).toMatchObject({ isServable: false, entry: { value: [{ id: 'a' }] } });
    expect(isServed('one', RESOURCES.hubs)).toBe(true);
  });

  it('does not count a list that an earlier change has ended as proof', () => {
    const { store, put, isServed } = setUp();
    put('one', RESOURCES.hubs, list('b'));
    store.invalidateHubs(null);
    put('one', hubResource('b'), { id: 'b' });
    store.invalidateHubs(['a']);

    expect(isServed('one', hubResource('b'))).toBe(false);
  });
});
