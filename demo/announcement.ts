import { FIRST_QUERY } from '../src/server/pages/first-query.js';

export interface DemoAddresses {
  readonly gatewayUrl: string;
  /** Null without METRICS_PORT. */
  readonly metricsUrl: string | null;
  /** Null if the gateway uses another Operated than the demo's simulator. */
  readonly simulatorUrl: string | null;
  readonly explorer: 'on' | 'offline' | 'off';
  readonly hasDashboard: boolean;
  /** Null if the gateway uses another Operated: the simulator's token is not valid there. */
  readonly bearerToken: string | null;
  /** Null if the sign-in is off. */
  readonly signInUrl: string | null;
  /** The origins whose pages may use the gateway. */
  readonly appOrigins: readonly string[];
}

/** The text that the demo prints when it is ready: addresses, credentials, a first query. */
export function announcement(addresses: DemoAddresses): string {
  const { gatewayUrl, metricsUrl, simulatorUrl, explorer, hasDashboard, bearerToken, signInUrl } = addresses;
  const lines = [
    'Operated Gateway is ready.',
    '',
    `  GraphQL        ${gatewayUrl}/graphql`,
    ...(hasDashboard ? [`  Dashboard      ${gatewayUrl}/dashboard`] : []),
    ...(explorer === 'off' ? [] : [`  Explorer       ${gatewayUrl}/explorer`]),
    ...(explorer === 'on'
      ? [`  Apollo Sandbox ${gatewayUrl}/  (loads a script from Apollo's CDN, so it needs the internet)`]
      : []),
    ...(simulatorUrl === null
      ? []
      : [`  Simulator      ${simulatorUrl}  (its API: ${simulatorUrl}/doc/swagger/)`]),
    ...(metricsUrl === null ? [] : [`  Metrics        ${metricsUrl}`]),
    ...(bearerToken === null ? [] : [`  Bearer token   ${bearerToken}  (admin@demo.example)`]),
    ...(signInUrl === null ? [] : [`  Sign in        ${signInUrl}  (admin@demo.example, password demo)`]),
    ...describeApps(addresses),
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

/** Which address a browser app on the same machine has to use: browsers keep the cookies of the two names apart. */
function describeApps({ gatewayUrl, appOrigins, signInUrl }: DemoAddresses): readonly string[] {
  const { hostname, port } = new URL(gatewayUrl);
  const ports = appOrigins
    .map((origin) => /^http:\/\/localhost:(\d+)$/.exec(origin)?.[1])
    .filter((found) => found !== undefined);
  if (ports.length === 0 || signInUrl === null || hostname !== '127.0.0.1') return [];
  return [
    '',
    'An app of your own calls the gateway by the host name that it has itself:',
    '',
    `  at http://localhost:…   http://localhost:${port}`,
    `  at http://127.0.0.1:…   ${gatewayUrl}`,
    `  on port ${ports.join(', ')}; another one needs CORS_ORIGINS (docs/developing-locally.md)`,
  ];
}
