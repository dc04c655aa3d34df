/** Every scope that the vendor's guides and demo client name. */
export const SCOPES = ['sub', 'email', 'hubs:read', 'hubs:write', 'accounts:read', 'accounts:write'] as const;

export type Scope = (typeof SCOPES)[number];

/** The texts of the consent page. */
export const SCOPE_TEXT: Readonly<Record<Scope, string>> = {
  sub: 'know your user id',
  email: 'know your e-mail address',
  'hubs:read': 'read hubs and switches',
  'hubs:write': 'change the configuration and the active port of hubs',
  'accounts:read': 'read the account and its groups',
  'accounts:write': 'change the account',
};

/** @returns the scopes in a space-separated text, undefined if there are none or one is unknown. */
export function parseScopes(text: string | undefined): readonly Scope[] | undefined {
  const names = (text ?? '').split(' ').filter((name) => name !== '');
  const scopes = SCOPES.filter((scope) => names.includes(scope));
  const known: readonly string[] = scopes;
  return names.length > 0 && names.every((name) => known.includes(name)) ? scopes : undefined;
}
