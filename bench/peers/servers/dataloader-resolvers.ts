import DataLoader from 'dataloader';
import { FIELD_RESOLVERS, page } from './field-resolvers.js';
import { type AccountRow, groupRows, type HubRow, PATHS, type SpaceRow } from './operated.js';
import type { ReadJson } from './rest-client.js';

/** What the resolvers of one operation share. */
export interface Context {
  readonly read: <Answer>(path: string) => Promise<Answer>;
  readonly spacesByAccount: DataLoader<string, SpaceRow[]>;
  readonly hubsBySpace: DataLoader<string, HubRow[]>;
}

/** @param authorization the header of the caller. */
export function createContext(readJson: ReadJson, authorization: string): Context {
  const read = <Answer>(path: string) => readJson<Answer>(path, authorization);
  return {
    read,
    spacesByAccount: new DataLoader(async (ids) =>
      groupRows(await read<SpaceRow[]>(PATHS.spaces), ({ accountId }) => [accountId ?? ''], ids),
    ),
    hubsBySpace: new DataLoader(async (ids) =>
      groupRows(await read<HubRow[]>(PATHS.hubs), ({ spaceId }) => spaceId ?? [], ids),
    ),
  };
}

interface FirstArgs {
  readonly first: number;
}

/** The resolvers of a server with dataloader. */
export const DATALOADER_RESOLVERS = {
  ...FIELD_RESOLVERS,
  Query: {
    hubs: async (_: unknown, { first }: FirstArgs, { read }: Context) =>
      page(await read<HubRow[]>(PATHS.hubs), first),
    hub: (_: unknown, { id }: { readonly id: string }, { read }: Context) => read<HubRow>(PATHS.hub(id)),
    accounts: async (_: unknown, _args: unknown, { read }: Context) => [
      await read<AccountRow>(PATHS.accounts),
    ],
  },
  Account: {
    spaces: async ({ id }: AccountRow, { first }: FirstArgs, { spacesByAccount }: Context) =>
      page(await spacesByAccount.load(id), first),
  },
  Space: {
    hubs: async ({ id }: SpaceRow, { first }: FirstArgs, { hubsBySpace }: Context) =>
      page(await hubsBySpace.load(id), first),
  },
};
