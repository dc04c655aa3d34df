import { ID_LIMIT } from '../../schema/id.js';

/**
 * Where an endpoint is documented. The guides are the vendor's wiki pages on server-to-server and OAuth 2 integrations,
 * the demo client is the vendor's `demo-server2server-integration`.
 */
export type EndpointSource = "vendor's guide" | "vendor's demo client";

/** One endpoint of Operated that the gateway calls. */
export interface Endpoint {
  readonly method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  /** `{name}` stands for a parameter. */
  readonly path: string;
  /** The scope that the token needs; absent where none is known, or where one of several is enough. */
  readonly scope?: string;
  /** Where method and path are documented. */
  readonly source: EndpointSource;
  /** Where the scope is documented. */
  readonly scopeSource?: EndpointSource | 'inferred';
}

/** Every endpoint of Operated that the gateway calls. */
export const ENDPOINTS = {
  accounts: {
    method: 'GET',
    path: '/api/accounts/v1',
    source: "vendor's demo client",
    scope: 'accounts:read',
    scopeSource: "vendor's guide",
  },
  groups: {
    method: 'GET',
    path: '/api/accounts/v1/groups',
    source: "vendor's demo client",
    scope: 'accounts:read',
    scopeSource: "vendor's guide",
  },
  spaces: {
    method: 'GET',
    path: '/api/spaces/v1',
    source: "vendor's demo client",
    scope: 'accounts:read',
    scopeSource: 'inferred',
  },
  hubs: {
    method: 'GET',
    path: '/api/hubs/v1',
    source: "vendor's demo client",
    scope: 'hubs:read',
    scopeSource: "vendor's guide",
  },
  hub: {
    method: 'GET',
    path: '/api/hubs/v1/{hubId}',
    source: "vendor's demo client",
    scope: 'hubs:read',
    scopeSource: "vendor's guide",
  },
  config: {
    method: 'PUT',
    path: '/api/hubs/v1/{hubId}/config',
    source: "vendor's demo client",
    scope: 'hubs:write',
    scopeSource: 'inferred',
  },
  state: {
    method: 'PUT',
    path: '/api/hubs/v1/{hubId}/state',
    source: "vendor's demo client",
    scope: 'hubs:write',
    scopeSource: 'inferred',
  },
  userInfo: { method: 'GET', path: '/identity/oauth/v2/userinfo', source: "vendor's demo client" },
  token: { method: 'POST', path: '/identity/oauth/v2/token', source: "vendor's guide" },
  createWebhookSubscription: {
    method: 'POST',
    path: '/subscriptions/v1/',
    source: "vendor's demo client",
  },
  extendWebhookSubscription: {
    method: 'PATCH',
    path: '/subscriptions/v1/{subscriptionId}',
    source: "vendor's demo client",
  },
  deleteWebhookSubscription: {
    method: 'DELETE',
    path: '/subscriptions/v1/{subscriptionId}',
    source: "vendor's demo client",
  },
} as const satisfies Readonly<Record<string, Endpoint>>;

/** The name of an endpoint in logs and in /readyz, for example `GET /api/hubs/v1`. */
export function endpointName({ method, path }: Endpoint): string {
  return `${method} ${path}`;
}

/** The values of a path's parameters, by name. */
export type PathParams = Readonly<Record<string, string>>;

/** Whether an id can be requested: not one that a URL resolves as a parent folder, nor one that no URL can encode. */
export function canStandInPath(id: string): boolean {
  return id.length <= ID_LIMIT && !/^\.{0,2}$/.test(id) && !/\p{Surrogate}/u.test(id);
}

/** The path of an endpoint with its parameters filled in, each encoded as one segment: ids are opaque. */
export function pathOf({ path }: Endpoint, params: PathParams | undefined): string {
  if (params === undefined) return path;
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}
