import { createClientAddress, isProxyAddress } from '../../../src/auth/client-address.js';
import { createTestLogger } from '../../support/log.js';

const clientAddress = (trusted: string[], peer: string, ...forwardedFor: string[]) =>
  createClientAddress(trusted, createTestLogger().logger)({ peer, forwardedFor });

describe('the address of a client', () => {
  it.each([
    ['is not what the client claims', [], '10.0.0.1', ['1.1.1.1'], '10.0.0.1'],
    [
      'is not what the client claims through a proxy',
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
    ['is the peer where the proxy sends no header', ['10.0.0.1'], '10.0.0.1', [], '10.0.0.1'],
    ['may be an IPv4 address in IPv6', ['127.0.0.1'], '::ffff:127.0.0.1', ['1.1.1.1'], '1.1.1.1'],
    ['is the IPv4 address of a mapped peer', [], '::ffff:1.2.3.4', [], '1.2.3.4'],
    ['is the IPv4 address of a mapped entry', ['10.0.0.1'], '10.0.0.1', ['::FFFF:102:304'], '1.2.3.4'],
    ['has no port', ['10.0.0.1'], '10.0.0.1', ['1.2.3.4:5678'], '1.2.3.4'],
    ['has no port in IPv6', ['10.0.0.1'], '10.0.0.1', ['[2001:db8::1]:80'], '2001:db8:0:0::/64'],
    ['has no brackets', ['10.0.0.1'], '10.0.0.1', ['[2001:db8::1]'], '2001:db8:0:0::/64'],
    ['skips a proxy that is written with its port', ['::1'], '::1', ['1.1.1.1, [::1]:80'], '1.1.1.1'],
    ['has no zone', [], 'fe80::1%eth0', [], 'fe80:0:0:0::/64'],
    ['is the proxy where its entry is no address', ['10.0.0.1'], '10.0.0.1', ['unknown'], '10.0.0.1'],
    ['is never empty', [], '', [], 'unknown'],
  ])('%s', (_title, trusted, peer, forwardedFor, address) => {
    expect(clientAddress(trusted, peer, ...forwardedFor)).toBe(address);
  });

  it('is the same for every address of one /64, and another for the next /64', () => {
    const written = [
      '2001:db8:1:2::1',
      '2001:db8:1:2:ffff:ffff:ffff:ffff',
      '2001:0DB8:0001:0002:0:0:9.9.9.9',
    ];

    expect(new Set(written.map((peer) => clientAddress([], peer)))).toEqual(new Set(['2001:db8:1:2::/64']));
    expect(clientAddress([], '2001:db8:1:3::1')).toBe('2001:db8:1:3::/64');
  });

  it.each([
    'x'.repeat(100_000),
    `1.2.3.4:${'9'.repeat(100_000)}`,
    `[${':'.repeat(100_000)}]:80`,
    ',,,,',
    '1.2.3.4, ,',
    '999.1.1.1',
    '1.2.3.4:99999999',
    '::1]:80',
  ])('is never garbage of the header (%#)', (header) => {
    expect(clientAddress(['10.0.0.1'], '10.0.0.1', header)).toBe('10.0.0.1');
  });
});

describe('X-Forwarded-For of a peer that is not a trusted proxy', () => {
  it('is logged once per peer, for ten peers, with the name of the variable', () => {
    const { logger, lines } = createTestLogger();
    const address = createClientAddress(['10.0.0.1'], logger);
    for (let round = 0; round < 3; round += 1) {
      for (let last = 1; last <= 30; last += 1)
        address({ peer: `192.0.2.${last}`, forwardedFor: ['1.1.1.1'] });
    }

    expect(lines).toHaveLength(10);
    expect(new Set(lines.map((line) => (JSON.parse(line) as { peer: string }).peer)).size).toBe(10);
    for (const line of lines) expect(line).toMatch(/"level":"warn".*TRUSTED_PROXIES/);
  });

  it('is not logged for a trusted proxy, nor where there is no such header', () => {
    const { logger, lines } = createTestLogger();
    const address = createClientAddress(['10.0.0.1'], logger);
    address({ peer: '10.0.0.1', forwardedFor: ['1.1.1.1'] });
    address({ peer: '192.0.2.1', forwardedFor: [] });

    expect(lines).toEqual([]);
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
