import { createStaleFields } from '../../../src/resolvers/stale-fields.js';

describe('the stale fields of an execution', () => {
  it('are none where nothing was stale', () => {
    expect(createStaleFields().outermost()).toEqual([]);
  });

  it('are named once each, without those inside of another, in the order of their paths', () => {
    const fields = createStaleFields();
    for (const path of [
      ['hubs', 'nodes', 10, 'account'],
      ['hubs', 'nodes', 9, 'account'],
      ['accounts', 0, 'hubs'],
      ['accounts'],
      ['accounts', 0, 'hubs'],
      ['viewer'],
      ['hubsOther'],
    ]) {
      fields.add(path);
    }

    expect(fields.outermost()).toEqual([
      ['accounts'],
      ['hubs', 'nodes', 9, 'account'],
      ['hubs', 'nodes', 10, 'account'],
      ['hubsOther'],
      ['viewer'],
    ]);
  });
});
