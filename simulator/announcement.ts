import type { Simulator } from './simulator.js';

/** The text that the simulator prints when it is ready: addresses and credentials. */
export function announcement({ url, world }: Pick<Simulator, 'url' | 'world'>): string {
  const accounts = world.accounts.map(
    ({ name, clientId, clientSecret, users }) =>
      `  ${name}: client ${clientId}, secret ${clientSecret}\n` +
      users.map(({ email, password, role }) => `    ${role} ${email}, password ${password}\n`).join(''),
  );
  const { clientId = '', clientSecret = '' } = world.accounts[0] ?? {};
  return `Ochno Operated, simulated, listens on ${url}

  ${world.hubs.size} hubs in ${world.spaces.length} spaces of ${world.accounts.length} organisations, from seed ${world.seed}
${accounts.join('')}
  The endpoints:  ${url}/doc/swagger/
  A token:        curl ${url}/identity/oauth/v2/token -d grant_type=client_credentials -d client_id=${clientId} -d client_secret=${clientSecret} -d 'scope=hubs:read accounts:read'
  The hubs:       curl ${url}/api/hubs/v1 -H 'Authorization: Bearer <token>'
  The requests:   curl ${url}/_control/requests
`;
}
