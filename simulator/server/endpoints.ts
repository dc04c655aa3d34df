import type { Scope } from '../oauth/scopes.js';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One endpoint of Operated. */
export interface Endpoint {
  readonly method: Method;
  readonly path: string;
  /** The token must have one of these scopes; an empty list: the endpoint needs no token. */
  readonly anyOf: readonly Scope[];
}

/**
 * Operated's endpoints, as the vendor's guides and demo client name them. Inferred: the scopes of spaces and
 * subscriptions.
 */
export const ENDPOINTS = {
  authorize: { method: 'GET', path: '/identity/oauth/v2/authorize', anyOf: [] },
  answerAuthorize: { method: 'POST', path: '/identity/oauth/v2/authorize', anyOf: [] },
  token: { method: 'POST', path: '/identity/oauth/v2/token', anyOf: [] },
  userinfo: { method: 'GET', path: '/identity/oauth/v2/userinfo', anyOf: ['sub', 'email'] },
  account: { method: 'GET', path: '/api/accounts/v1', anyOf: ['accounts:read'] },
  groups: { method: 'GET', path: '/api/accounts/v1/groups', anyOf: ['accounts:read'] },
  hubs: { method: 'GET', path: '/api/hubs/v1', anyOf: ['hubs:read'] },
  hub: { method: 'GET', path: '/api/hubs/v1/{hubId}', anyOf: ['hubs:read'] },
  putConfig: { method: 'PUT', path: '/api/hubs/v1/{hubId}/config', anyOf: ['hubs:write'] },
  putState: { method: 'PUT', path: '/api/hubs/v1/{hubId}/state', anyOf: ['hubs:write'] },
  spaces: { method: 'GET', path: '/api/spaces/v1', anyOf: ['accounts:read', 'hubs:read'] },
  subscribe: { method: 'POST', path: '/subscriptions/v1/', anyOf: ['hubs:read'] },
  extend: { method: 'PATCH', path: '/subscriptions/v1/{id}', anyOf: ['hubs:read'] },
  unsubscribe: { method: 'DELETE', path: '/subscriptions/v1/{id}', anyOf: ['hubs:read'] },
} as const satisfies Readonly<Record<string, Endpoint>>;

export const ALL_ENDPOINTS: readonly Endpoint[] = Object.values(ENDPOINTS);

/** The name of an endpoint in the request log and the counts. */
export function endpointName(endpoint: Pick<Endpoint, 'method' | 'path'>): string {
  return `${endpoint.method} ${endpoint.path}`;
}

/** The path as the router writes it: `{hubId}` as `:hubId`. */
export function routePath(endpoint: Endpoint): string {
  return endpoint.path.replace(/\{(\w+)\}/g, ':$1');
}
