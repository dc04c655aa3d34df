/** Every scope that the vendor's texts and demo client name. */
export const SCOPES = ['sub', 'email', 'hubs:read', 'hubs:write', 'accounts:read', 'accounts:write'] as const;

export type Scope = (typeof SCOPES)[number];

/** What the consent page says of each. */
export const SCOPE_TEXT: Readonly<Record<Scope, string>> = {
  sub: 'know your user id',
  email: 'know your e-mail address',
  'hubs:read': 'read hubs and switches',
  'hubs:write': 'change the configuration and the active port of hubs',
  'accounts:read': 'read the account and its groups',
  'accounts:write': 'change the account',
};

/** @returns the scopes that a space-separated text names, or undefined where it names none or an unknown one. */
export function parseScopes(text: string | undefined): readonly Scope[] | undefined {
  const names = (text ?? '').split(' ').filter((name) => name !== '');
  const scopes = SCOPES.filter((scope) => names.includes(scope));
  const known: readonly string[] = scopes;
  return names.length > 0 && names.every((name) => known.includes(name)) ? scopes : undefined;
}
