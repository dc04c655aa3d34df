import { type OperatedProxy, startOperatedProxy } from './operated-proxy.js';

/** An answer of Operated to a list of hubs: the row of each. */
type Row = Readonly<Record<string, unknown>> & { readonly id: string };

/** Operated as it answers tokens of one organisation differently. */
export interface RestrictedOperated extends Pick<OperatedProxy, 'url' | 'stop'> {
  /** Hides hubs from a token, instead of those that were hidden before. */
  hide(token: string, hubIds: readonly string[]): void;
  /** Moves a hub to other spaces, for all tokens. */
  move(hubId: string, spaceIds: readonly string[]): void;
}

/** Starts it in front of the simulator at `target`: its lists of hubs lack what is hidden from the token. */
export async function startRestrictedOperated(target: string): Promise<RestrictedOperated> {
  const hidden = new Map<string, ReadonlySet<string>>();
  const moved = new Map<string, readonly string[]>();
  const proxy = await startOperatedProxy(target, {}, (body, path, token) => {
    if (path !== '/api/hubs/v1') return body;
    const rows: unknown = JSON.parse(body);
    // An error is no list.
    if (!Array.isArray(rows)) return body;
    const shown = (rows as readonly Row[]).filter(({ id }) => hidden.get(token)?.has(id) !== true);
    return JSON.stringify(
      shown.map((row) => (moved.has(row.id) ? { ...row, spaceId: moved.get(row.id) } : row)),
    );
  });
  return {
    url: proxy.url,
    stop: () => proxy.stop(),
    hide: (token, hubIds) => void hidden.set(token, new Set(hubIds)),
    move: (hubId, spaceIds) => void moved.set(hubId, spaceIds),
  };
}
