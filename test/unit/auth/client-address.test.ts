import { createClientAddress, isProxyAddress } from '../../../src/auth/client-address.js';

const clientAddress = (trusted: string[], peer: string, ...forwardedFor: string[]) =>
  createClientAddress(trusted)({
    authorization: [],
    apiKey: [],
    cookie: [],
    origin: [],
    fetchSite: [],
    peer,
    forwardedFor,
  });

describe('the address of a caller', () => {
  it.each([
    ['is not what it says of itself', [], '10.0.0.1', ['1.1.1.1'], '10.0.0.1'],
    [
      'is not what it says of itself through a proxy',
      ['10.0.0.1'],
      '10.0.0.1',
      ['6.6.6.6, 1.1.1.1'],
      '1.1.1.1',
    ],
    [
      'is not taken from a second header before the first',
      ['10.0.0.1'],
      '10.0.0.1',
      ['6.6.6.6', '1.1.1.1'],
      '1.1.1.1',
    ],
    ['is behind every proxy of a range', ['10.0.0.0/8'], '10.0.0.1', ['1.1.1.1, 10.0.0.2'], '1.1.1.1'],
    ['is the farthest where all are proxies', ['10.0.0.0/8'], '10.0.0.1', ['10.0.0.3, 10.0.0.2'], '10.0.0.3'],
    ['is the peer without a proxy', ['10.0.0.1'], '1.1.1.1', [], '1.1.1.1'],
    ['is the peer where the proxy says nothing', ['10.0.0.1'], '10.0.0.1', [], '10.0.0.1'],
    ['may be an IPv4 address in IPv6', ['127.0.0.1'], '::ffff:127.0.0.1', ['1.1.1.1'], '1.1.1.1'],
  ])('%s', (_title, trusted, peer, forwardedFor, address) => {
    expect(clientAddress(trusted, peer, ...forwardedFor)).toBe(address);
  });
});

it.each([
  ['nonsense', false],
  ['10.0.0.0/99', false],
  ['10.0.0.0/8', true],
  ['::1', true],
  ['loopback', true],
])('%s is a proxy: %s', (text, isProxy) => {
  expect(isProxyAddress(text)).toBe(isProxy);
});
