import { apiError } from '../server/http-error.js';
import type { Account, Hub, Space, World } from '../world/types.js';

/** The hubs and spaces, indexed by account. */
export class Fleet {
  private readonly hubs = new Map<string, Hub[]>();
  private readonly spaces = new Map<string, Space[]>();

  constructor(private readonly world: World) {
    for (const hub of world.hubs.values()) push(this.hubs, hub.accountId, hub);
    for (const space of world.spaces) push(this.spaces, space.accountId, space);
  }

  hubsOf({ id }: Account): readonly Hub[] {
    return this.hubs.get(id) ?? [];
  }

  spacesOf({ id }: Account): readonly Space[] {
    return this.spaces.get(id) ?? [];
  }

  /** @throws HttpError 404 for a hub of another account, the same as for one that does not exist. */
  hubOf({ id }: Account, hubId: string): Hub {
    const hub = this.world.hubs.get(hubId);
    if (hub?.accountId !== id) throw apiError(404, 'There is no such hub.');
    return hub;
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
