import { TokenStore } from '../../../simulator/oauth/token-store.js';
import type { Principal } from '../../../simulator/oauth/principal.js';

const account = { id: 'a', name: 'A', groups: [], clientId: 'c', clientSecret: 's', users: [] };
const principal: Principal = { clientId: 'c', account, user: undefined, scopes: ['hubs:read'] };

test('Expired tokens are removed, valid ones are kept', () => {
  let now = 0;
  const settings = {
    tokenSeconds: 10,
    refreshSeconds: 20,
    tokenFormat: 'opaque',
    refreshedToken: 'lives',
  } as const;
  const store = new TokenStore(settings, () => now);
  const heapOf = () =>
    Object.values(store)
      .filter((value) => value instanceof Map)
      .map((map) => map.size);

  for (let count = 0; count < 5_000; count += 1) store.issue(principal, principal);
  expect(heapOf()).toEqual([5_000, 5_000]);
  now = 15_000;
  const { accessToken, refreshToken = '' } = store.issue(principal, principal);
  expect(heapOf()).toEqual([1, 5_001]);
  expect(store.principalOf(accessToken)).toBe(principal);
  expect(store.refreshable(refreshToken)).toBe(principal);
});

test('A refresh with fewer scopes does not narrow the grant', () => {
  const settings = {
    tokenSeconds: 10,
    refreshSeconds: 20,
    tokenFormat: 'opaque',
    refreshedToken: 'lives',
  } as const;
  const store = new TokenStore(settings, () => 0);
  const wide: Principal = { ...principal, scopes: ['hubs:read', 'hubs:write'] };
  const { refreshToken = '' } = store.issue(wide, wide);
  const refreshed = store.refresh(refreshToken, ['hubs:read']);
  expect(refreshed?.scopes).toEqual(['hubs:read']);
  expect(store.refreshable(refreshed?.refreshToken ?? '')?.scopes).toEqual(wide.scopes);
});
