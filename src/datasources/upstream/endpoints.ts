/** One endpoint of Operated: what it is called in the log, where it is, and the scope that it needs. */
export interface Endpoint {
  readonly method: 'GET' | 'PUT';
  /** `{hubId}` stands for the id. */
  readonly path: string;
  /** As the vendor's guides and demo client tell; inferred for spaces. Absent where several would do. */
  readonly scope?: string;
}

/** Operated's REST API, as far as the graph is made of it. */
export const ENDPOINTS = {
  accounts: { method: 'GET', path: '/api/accounts/v1', scope: 'accounts:read' },
  groups: { method: 'GET', path: '/api/accounts/v1/groups', scope: 'accounts:read' },
  spaces: { method: 'GET', path: '/api/spaces/v1', scope: 'accounts:read' },
  hubs: { method: 'GET', path: '/api/hubs/v1', scope: 'hubs:read' },
  hub: { method: 'GET', path: '/api/hubs/v1/{hubId}', scope: 'hubs:read' },
  config: { method: 'PUT', path: '/api/hubs/v1/{hubId}/config', scope: 'hubs:write' },
  state: { method: 'PUT', path: '/api/hubs/v1/{hubId}/state', scope: 'hubs:write' },
  userInfo: { method: 'GET', path: '/identity/oauth/v2/userinfo' },
} as const satisfies Readonly<Record<string, Endpoint>>;

/** No hub has a longer id; a longer path would only be one that no server takes. */
const LONGEST_ID = 500;

/** Whether an id can be asked for: not one that a URL reads as a way up, nor one that can't be written in it. */
export function canStandInPath(id: string): boolean {
  return id.length <= LONGEST_ID && !/^\.{0,2}$/.test(id) && !/\p{Surrogate}/u.test(id);
}

/** The path of an endpoint with its id filled in. Ids are opaque, so whatever `canStandInPath` may stand in one. */
export function pathOf(endpoint: Endpoint, hubId = ''): string {
  return endpoint.path.replace('{hubId}', () => encodeURIComponent(hubId));
}
