import { decodeAccounts, decodeGroups } from '../../../src/datasources/decode/account.js';
import { decodeSpaces } from '../../../src/datasources/decode/space.js';
import { decodeUserInfo } from '../../../src/datasources/decode/user-info.js';
import { canStandInPath, ENDPOINTS, pathOf } from '../../../src/datasources/upstream/endpoints.js';
import { usbProductName, usbVendorName } from '../../../src/datasources/usb-names.js';

const account = { id: 'a', name: 'A', groups: null };

describe('accounts', () => {
  it.each<[string, unknown]>([
    ['null', null],
    ['a text', 'a'],
    ['an object without an id or a list', { name: 'A' }],
    ['a list without ids', [{ name: 'A' }]],
  ])('are not read of %s', (_title, body) => {
    expect(() => decodeAccounts(body)).toThrow(
      'Operated answered with something that the gateway cannot read.',
    );
  });

  it.each<[string, unknown]>([
    ['an object', { id: 'a', name: 'A' }],
    ['an array', [{ id: 'a', name: 'A' }]],
    ['an envelope', { items: [{ id: 'a', name: 'A' }], total: 1 }],
  ])('are read of %s', (_title, body) => {
    expect(decodeAccounts(body)).toEqual([account]);
  });

  it('are read from an object with a list of groups, which is not an envelope', () => {
    expect(decodeAccounts({ id: 'a', groups: [{ id: 'g' }, { name: 'no id' }, null] })).toEqual([
      { id: 'a', name: null, groups: [{ id: 'g', name: null }] },
    ]);
  });

  it('have groups that are read of an array or an envelope', () => {
    expect(decodeGroups([{ id: 'g', name: 'G' }])).toEqual([{ id: 'g', name: 'G' }]);
    expect(decodeGroups({ groups: [{ id: 7 }] })).toEqual([{ id: '7', name: null }]);
  });
});

describe('spaces', () => {
  it('are decoded from an array or an envelope', () => {
    expect(decodeSpaces([{ id: 's' }, { id: 't', name: 'T', accountId: 'a' }])).toEqual([
      { id: 's', name: null, accountId: null },
      { id: 't', name: 'T', accountId: 'a' },
    ]);
    expect(decodeSpaces({ data: [] })).toEqual([]);
  });
});

describe('user info', () => {
  it('is not read of a list', () => {
    expect(() => decodeUserInfo([])).toThrow();
  });

  it.each([
    [{}, { id: null, email: null }],
    [
      { sub: 'u', email: 'e', name: 'n' },
      { id: 'u', email: 'e' },
    ],
    [
      { sub: 7, email: {} },
      { id: '7', email: null },
    ],
  ])('of %p is %p', (body, info) => {
    expect(decodeUserInfo(body)).toEqual(info);
  });
});

describe('the path of a hub', () => {
  it.each(['', '.', '..', '\ud800', 'x\udc00', 'x'.repeat(501)])('has no place for the id %p', (id) => {
    expect(canStandInPath(id)).toBe(false);
  });

  it.each([
    ['a', '/api/hubs/v1/a'],
    ['...', '/api/hubs/v1/...'],
    ['a/b', '/api/hubs/v1/a%2Fb'],
    ['../x', '/api/hubs/v1/..%2Fx'],
    ['?x#y', '/api/hubs/v1/%3Fx%23y'],
    ['%2e', '/api/hubs/v1/%252e'],
    ['$&', '/api/hubs/v1/%24%26'],
    ['🔌', '/api/hubs/v1/%F0%9F%94%8C'],
  ])('has the id %p in it: %s', (id, path) => {
    expect(canStandInPath(id)).toBe(true);
    expect(pathOf(ENDPOINTS.hub, { hubId: id })).toBe(path);
    expect(new URL(path, 'http://host').pathname).toBe(path);
  });
});

describe('the names of USB devices', () => {
  it.each([
    [0x05ac, 'Apple, Inc.'],
    [0x03f0, 'HP, Inc'],
    [0xffff, null],
    [-1, null],
  ])('has for the vendor %d: %p', (vendorId, name) => {
    expect(usbVendorName(vendorId)).toBe(name);
  });

  it.each([
    [0x05ac, 0x12a8, 'iPhone 5/5C/5S/6/SE/7/8/X/XR'],
    [0x05ac, 0x0001, null],
    // The product of another vendor.
    [0x05ad, 0x12a8, null],
  ])('has for the product %d %d: %p', (vendorId, productId, name) => {
    expect(usbProductName(vendorId, productId)).toBe(name);
  });
});
