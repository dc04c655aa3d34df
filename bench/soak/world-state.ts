/** What the bench compares of a hub. */
export interface HubState {
  readonly id: string;
  readonly name: string | null;
  readonly customId: string | null;
  readonly online: boolean;
  readonly activePort: number | null;
  readonly defaultPort: number | null;
}

/** The selection of a `Hub` from which `hubStateOf` reads. */
export const HUB_FIELDS =
  '{ id name customId online state { activePort { number } } config { defaultPort } }';

/** A hub as the gateway answers `HUB_FIELDS`. */
export interface AnsweredHub {
  readonly id: string;
  readonly name: string | null;
  readonly customId: string | null;
  readonly online: boolean;
  readonly state: { readonly activePort: { readonly number: number } | null } | null;
  readonly config: { readonly defaultPort: number | null } | null;
}

export function hubStateOf({ id, name, customId, online, state, config }: AnsweredHub): HubState {
  return {
    id,
    name,
    customId,
    online,
    activePort: state?.activePort?.number ?? null,
    defaultPort: config?.defaultPort ?? null,
  };
}

/** A row of the simulator's list of hubs. */
interface SimulatorRow {
  readonly id: string;
  readonly name: string;
  readonly data: {
    readonly customid?: string;
    readonly presence: boolean;
    readonly state: { readonly active?: number };
    readonly config: { readonly defaultport?: number };
  };
}

/** The hubs of a token's organisation as the simulator has them, by id. */
export async function readWorld(operatedUrl: string, token: string): Promise<ReadonlyMap<string, HubState>> {
  const answer = await fetch(`${operatedUrl}/api/hubs/v1`, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`the list of hubs: ${answer.status}`);
  const rows = (await answer.json()) as readonly SimulatorRow[];
  return new Map(
    rows.map(({ id, name, data }) => [
      id,
      {
        id,
        name,
        customId: data.customid ?? null,
        online: data.presence,
        // 0: no port is active.
        activePort: data.state.active || null,
        defaultPort: data.config.defaultport ?? null,
      },
    ]),
  );
}

/** The ids of hubs whose states differ, or that only one side has. */
export function differences(
  one: ReadonlyMap<string, HubState>,
  other: ReadonlyMap<string, HubState>,
): readonly string[] {
  const ids = new Set([...one.keys(), ...other.keys()]);
  return [...ids].filter((id) => JSON.stringify(one.get(id)) !== JSON.stringify(other.get(id)));
}
