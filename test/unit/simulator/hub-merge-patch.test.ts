import { mergePatch } from '../../../simulator/hub/merge-patch.js';
import { hubOf } from './hub-fixture.js';
import type { Json, JsonObject } from '../../../simulator/world/types.js';

/** The examples of RFC 7396, appendix A, whose patch is an object. */
test.each<[Json, JsonObject, Json]>([
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: 'b', c: null }, { a: 'b' }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])('%j patched with %j is %j', (target, patch, expected) => {
  expect(mergePatch(target, patch)).toEqual(expected);
});

test('a member named __proto__ is a member and changes no prototype', () => {
  const patch = Object.fromEntries<Json>([
    ['__proto__', { polluted: true }],
    ['a', Object.fromEntries<Json>([['__proto__', { b: 1 }]])],
  ]);
  const patched = mergePatch({}, patch);
  expect(Object.keys(patched)).toEqual(['__proto__', 'a']);
  expect(Object.getPrototypeOf(patched)).toBe(Object.prototype);
  expect({}).not.toHaveProperty('polluted');
});

describe('a patch of the data of a hub', () => {
  test('stays until a patch with null removes it', () => {
    const { hub } = hubOf();
    hub.patchData({ ip: null, state: { active: 9, humidity: 40 } });
    hub.press(3, false);
    expect(hub.data()).not.toHaveProperty('ip');
    expect(hub.state()).toMatchObject({ active: 9, humidity: 40 });
    hub.patchData({ state: { humidity: null } });
    expect(hub.state()).not.toHaveProperty('humidity');
    hub.patchData({ state: null });
    expect(hub.state()).toEqual({});
  });

  test('sends the events that Operated would send', () => {
    const { hub, events } = hubOf();
    hub.patchData({ config: { later: 1 }, connections: { usb2: null, usb7: { type: 'usb-a' } }, name: 'x' });
    expect(events.map(({ event, data }) => [event, data.port])).toEqual([
      ['hub:config:change', undefined],
      ['hub:con:change', 'usb2'],
      ['hub:con:change', 'usb7'],
    ]);
  });
});
