import type { Account, Hub, Space, World } from '../../simulator/world/types.js';

/** The organisation of an integration. Default: `demo-client`. */
export function accountOf(world: World, clientId = 'demo-client'): Account {
  const account = world.accounts.find((candidate) => candidate.clientId === clientId);
  if (account === undefined) throw new Error(`no account of ${clientId}`);
  return account;
}

/** The hubs of that organisation, as Operated lists them. */
export function hubsOf(world: World, clientId?: string): readonly Hub[] {
  const { id } = accountOf(world, clientId);
  return [...world.hubs.values()].filter((hub) => hub.accountId === id);
}

/** The rooms of that organisation. */
export function spacesOf(world: World, clientId?: string): readonly Space[] {
  const { id } = accountOf(world, clientId);
  return world.spaces.filter((space) => space.accountId === id);
}

/** The default order of the gateway's lists. */
export function byId<Entity extends { readonly id: string }>(entities: readonly Entity[]): readonly Entity[] {
  return [...entities].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** The first hub of the demo organisation that matches. */
export function hubWhere(world: World, wanted: (hub: Hub) => boolean): Hub {
  const hub = hubsOf(world).find(wanted);
  if (hub === undefined) throw new Error('the world has no such hub');
  return hub;
}
