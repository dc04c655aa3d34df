import { type Principal, userPrincipal } from '../../auth/principal.js';
import { type GatewayConfig, readGatewayConfig } from '../../config/gateway-config.js';
import { packageVersion } from '../../../process/version.js';
import { checkOperated } from './check-operated.js';
import { checkReads } from './check-reads.js';
import { checkRedis } from './check-redis.js';
import { checkServiceToken } from './check-service.js';
import { checkSignIn } from './check-sign-in.js';
import { checkWebhooks } from './check-webhooks.js';
import { type Connections, openConnections } from './connections.js';
import { type Finding, skipped } from './finding.js';
import { readToken } from './read-token.js';

export interface CheckOptions {
  /** The file with the access token of a user, `-` for standard input; undefined where no user is checked. */
  readonly tokenFile: string | undefined;
}

/** The findings of all checks. */
export interface Report {
  readonly version: string;
  /** Whether nothing failed. */
  readonly ok: boolean;
  readonly findings: readonly Finding[];
}

/**
 * Asks Operated and Redis with the configured credentials.
 * @param onFinding called with each finding as soon as it is known.
 * @throws EnvironmentError with all violations of the configuration, UsageError where the token cannot be read.
 */
export async function check(
  environment: Readonly<Record<string, string | undefined>>,
  { tokenFile }: CheckOptions,
  onFinding: (finding: Finding) => void,
): Promise<Report> {
  const config = readGatewayConfig(environment);
  const user = tokenFile === undefined ? null : userPrincipal(await readToken(tokenFile));
  const connections = await openConnections(config);
  const findings: Finding[] = [];
  try {
    for await (const finding of allFindings(config, connections, user)) {
      findings.push(finding);
      onFinding(finding);
    }
  } finally {
    await connections.close();
  }
  const isOk = findings.every(({ outcome }) => outcome !== 'failed');
  return { version: packageVersion(), ok: isOk, findings };
}

async function* allFindings(
  config: GatewayConfig,
  connections: Connections,
  user: Principal | null,
): AsyncGenerator<Finding> {
  const operated = await checkOperated(connections, config.OPERATED_BASE_URL);
  yield operated;
  if (operated.outcome === 'ok') yield* findingsOfOperated(config, connections, user);
  else yield skipped('tokens, endpoints and sign-in', 'Operated does not answer as expected');
  yield await checkWebhooks(config);
  yield await checkRedis(config, connections.logger);
}

async function* findingsOfOperated(
  config: GatewayConfig,
  connections: Connections,
  user: Principal | null,
): AsyncGenerator<Finding> {
  const token = await checkServiceToken(connections, config);
  yield token.finding;
  const { service } = connections.authentication;
  if (service !== null && token.isIssued) yield* await checkReads(connections, service);
  else yield skipped('endpoints as the service', 'there is no service token');
  if (user !== null) yield* await checkReads(connections, user);
  else yield skipped('endpoints as a user', 'no access token of a user was given by --token-file');
  yield await checkSignIn(connections, config);
}
