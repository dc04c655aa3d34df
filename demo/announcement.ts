import { FIRST_QUERY } from './first-query.js';

export interface DemoAddresses {
  readonly gatewayUrl: string;
  /** Null where the gateway asks another Operated than the demo's own. */
  readonly simulatorUrl: string | null;
  readonly hasExplorers: boolean;
  /** Null where the token would be of another Operated. */
  readonly bearerToken: string | null;
  /** Null where users can not sign in. */
  readonly signInUrl: string | null;
}

/** What a person who has started the demo needs to know. */
export function announcement(addresses: DemoAddresses): string {
  const { gatewayUrl, simulatorUrl, hasExplorers, bearerToken, signInUrl } = addresses;
  const lines = [
    'Operated Gateway is ready.',
    '',
    `  GraphQL        ${gatewayUrl}/graphql`,
    ...(hasExplorers
      ? [
          `  Explorer       ${gatewayUrl}/explorer`,
          `  Apollo Sandbox ${gatewayUrl}/  (loads its page from Apollo, so it needs the internet)`,
        ]
      : []),
    ...(simulatorUrl === null
      ? []
      : [`  Simulator      ${simulatorUrl}  (its API: ${simulatorUrl}/doc/swagger/)`]),
    ...(bearerToken === null ? [] : [`  Bearer token   ${bearerToken}  (admin@demo.example)`]),
    ...(signInUrl === null ? [] : [`  Sign in        ${signInUrl}  (admin@demo.example, password demo)`]),
    '',
    'A first query, to paste into the explorer:',
    '',
    ...FIRST_QUERY.trimEnd()
      .split('\n')
      .map((line) => `  ${line}`),
    '',
    'Or from a terminal:',
    '',
    `  curl ${gatewayUrl}/graphql -H 'Content-Type: application/json' \\`,
    ...(bearerToken === null ? [] : [`    -H 'Authorization: Bearer ${bearerToken}' \\`]),
    `    -d '{"query":"{ hubs(first: 3) { nodes { name online power { wattage } } } }"}'`,
    '',
    'Ctrl-C stops it.',
  ];
  return `${lines.join('\n')}\n`;
}
