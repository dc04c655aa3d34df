import {
  createResponseStore,
  type StoredResponse,
} from '../../../../src/server/graphql/response-cache/response-store.js';

const response = (bytes = 1_000): StoredResponse => ({ data: { id: '1' }, loads: [], bytes });

describe('the store of responses', () => {
  let now = 1_000;
  const storeOf = (maxBytes = 10_000) =>
    createResponseStore({ maxBytes, retentionMs: 60_000, now: () => now });

  it('returns no response of another principal or of another question', () => {
    const store = storeOf();
    store.set('one', '1 {}', response());

    expect(store.get('two', '1 {}')).toBeNull();
    expect(store.get('one', '2 {}')).toBeNull();
    expect(store.get('one', '1 {}')).not.toBeNull();
    store.close();
  });

  it('drops every response to a principal, and those of no other', () => {
    const store = storeOf();
    for (const principal of ['one', 'two']) {
      for (const key of ['1', '2']) store.set(principal, key, response());
    }
    store.dropPrincipal('one');

    expect(['1', '2'].map((key) => store.get('one', key))).toEqual([null, null]);
    expect(['1', '2'].map((key) => store.get('two', key))).not.toContain(null);
    expect(store.bytes).toBe(2_000);
    store.close();
  });

  it('drops a principal whose responses were replaced and evicted before', () => {
    const store = storeOf(2_500);
    store.set('one', '1', response());
    store.set('one', '1', response(1_500));
    store.set('one', '2', response());
    store.set('one', '3', response());
    store.dropPrincipal('one');

    expect(store.bytes).toBe(0);
    store.close();
  });

  it('stays within its bytes, and stores nothing that is larger', () => {
    const store = storeOf(2_500);
    for (const key of ['1', '2', '3']) store.set('one', key, response());
    store.set('one', '4', response(3_000));

    expect(['1', '2', '3', '4'].map((key) => store.get('one', key) !== null)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(store.bytes).toBe(2_000);
    store.close();
  });

  it('forgets a response that was not requested for its retention time', () => {
    const store = storeOf();
    store.set('one', '1', response());
    now += 59_999;
    const asked = store.get('one', '1');
    now += 59_999;
    const askedAgain = store.get('one', '1');
    now += 60_001;

    expect([asked, askedAgain, store.get('one', '1')].map((it) => it !== null)).toEqual([true, true, false]);
    store.close();
  });

  it('finds a question repeated when the same principal asks it a second time', () => {
    const store = storeOf();
    const asked = [
      store.isRepeated('one', '1'),
      store.isRepeated('two', '1'),
      store.isRepeated('one', '2'),
      store.isRepeated('one', '1'),
    ];

    expect(asked).toEqual([false, false, false, true]);
    store.close();
  });
});
