import { SimulatedHub, type Surroundings } from '../hub/hub.js';
import { type Link, syncOf, tie } from './chain.js';
import { firstModel } from './first-model.js';
import { registrar } from './identities.js';
import { type Role, rolesOf } from './roles.js';
import { sharesOf } from './shares.js';
import type { HubIdentity } from '../hub/identity.js';
import type { HubModel } from '../hub/model.js';
import type { Random } from './random.js';
import type { Account, Space } from './types.js';

interface Draft {
  readonly role: Role;
  readonly identity: HubIdentity;
  readonly model: HubModel;
}

/** The hubs of all accounts, in the order of accounts, and the links of chained hubs. */
export function makeHubs(
  accounts: readonly Account[],
  spaces: readonly Space[],
  total: number,
  world: Surroundings,
  random: Random,
): { readonly hubs: readonly SimulatedHub[]; readonly links: readonly Link[] } {
  const { register } = registrar(random);
  const shares = sharesOf(total, accounts.length);
  const now = world.now();
  const drafts = accounts.flatMap((account, index) => {
    const rooms = spaces.filter(({ accountId }) => accountId === account.id);
    const roles = rolesOf(shares[index] ?? 0, index === 0);
    return roles.map((role, place): Draft => {
      const identity = register(account, index + 1, roomsOf(rooms, role, place), role);
      return { role, identity, model: firstModel(role, now, random) };
    });
  });
  return tied(drafts, world);
}

/** One room for each hub; a few hubs have none, and one serves both halves of a divisible room. */
function roomsOf(rooms: readonly Space[], { chain }: Role, place: number): readonly Space[] {
  if (place % 17 === 16) return [];
  // The units of the chain are in one room.
  const first = typeof chain === 'number' ? place - (chain - 2) : place;
  const own = rooms.length === 0 ? [] : rooms.slice(first % rooms.length, (first % rooms.length) + 1);
  const other = place === 8 && rooms.length > 1 ? rooms.slice(0, 1) : [];
  return [...own, ...other.filter((room) => !own.includes(room))];
}

function tied(drafts: readonly Draft[], world: Surroundings) {
  const chained = drafts.filter(({ role }) => role.chain !== undefined);
  const units = chained.filter(({ role }) => role.chain !== 'top');
  const top = chained.find(({ role }) => role.chain === 'top');
  const topModel = top && units.reduce((model, unit) => withUnit(model, unit), top.model);
  const modelOf = (draft: Draft): HubModel => {
    if (topModel === undefined || draft.role.chain === undefined) return draft.model;
    return draft === top ? topModel : { ...draft.model, ucSync: syncOf(topModel) };
  };
  const hubs = drafts.map((draft) => {
    const hub = new SimulatedHub(draft.identity, modelOf(draft), world);
    if (draft.role.offline) hub.setPresence(false);
    return hub;
  });
  const links = drafts.flatMap(({ role }, index): Link[] => {
    const unit = hubs[index];
    const below = top && hubs[drafts.indexOf(top)];
    const isUnit = typeof role.chain === 'number' && unit !== undefined && below !== undefined;
    return isUnit ? [{ top: below, port: Number(role.chain), unit }] : [];
  });
  return { hubs, links };
}

function withUnit(top: HubModel, { role, model, identity }: Draft): HubModel {
  return typeof role.chain === 'number' ? tie(top, role.chain, model, identity.serialNumber) : top;
}
