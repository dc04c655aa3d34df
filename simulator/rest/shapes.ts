import type { SimulatorConfig } from '../config.js';
import type { Account, Hub, Json, JsonObject, Space } from '../world/types.js';

type Variants = Pick<
  SimulatorConfig,
  'rows' | 'lists' | 'account' | 'spaceField' | 'serialField' | 'connections'
>;

/** The JSON shapes of Operated. Where the vendor's guides and clients differ, a variant selects one. */
export class Shapes {
  constructor(private readonly variants: Variants) {}

  /** Lists are bare arrays. Inferred: the envelope, which some clients accept. */
  list(rows: readonly JsonObject[]): Json {
    return this.variants.lists === 'array' ? rows : { items: rows, total: rows.length };
  }

  /** Inferred: the shape of an account is not documented. */
  account({ id, name, groups }: Account): Json {
    if (this.variants.account === 'bare') return { id, name };
    const account = { id, name, groups: groups.map((group) => ({ ...group })) };
    return this.variants.account === 'object' ? account : [account];
  }

  space({ id, name, accountId }: Space): JsonObject {
    return { id, name, accountId };
  }

  hub(hub: Hub): JsonObject {
    const data = hub.data();
    const { customid } = data;
    return {
      id: hub.id,
      name: hub.name,
      ...this.serialNumber(hub),
      ...(customid === undefined ? {} : { customid }),
      ...this.spaces(hub),
      data: this.data(data),
    };
  }

  /** A row of the list of hubs. Inferred: the thin row, which only a third party's client shows. */
  hubRow(hub: Hub): JsonObject {
    if (this.variants.rows === 'full') return this.hub(hub);
    const { id, serialNumber: serial, product } = hub;
    return { id, ...this.spaces(hub), data: { serial, product } };
  }

  private data({ serial, connections, ...data }: JsonObject): JsonObject {
    const hasSerial = this.variants.serialField === 'all' || this.variants.serialField === 'data';
    return {
      ...(hasSerial && serial !== undefined ? { serial } : {}),
      ...data,
      ...(connections === undefined ? {} : { [this.variants.connections]: connections }),
    };
  }

  private serialNumber({ serialNumber }: Hub): JsonObject {
    switch (this.variants.serialField) {
      case 'all':
        return { hwId: serialNumber, serialNumber };
      case 'serialNumber':
        return { serialNumber };
      case 'hwId':
        return { hwId: serialNumber };
      case 'data':
        return {};
    }
  }

  private spaces({ spaceIds }: Hub): JsonObject {
    switch (this.variants.spaceField) {
      case 'spaceId':
        return { spaceId: [...spaceIds] };
      case 'spaceIds':
        return { spaceIds: [...spaceIds] };
      case 'text':
        return spaceIds[0] === undefined ? {} : { spaceId: spaceIds[0] };
    }
  }
}
