import type { Credentials } from '../../auth/credentials.js';
import { loopbackMismatch } from '../../auth/oauth/loopback.js';

/** Why an app cannot use a session, whether there is one or not. */
export interface SessionError {
  readonly code: 'ORIGIN_NOT_ALLOWED' | 'OTHER_SITE';
  /** For the developer of the app. */
  readonly message: string;
}

/**
 * The error of a page whose origin may not use sessions.
 * @param origins the origins that may.
 */
export function originError(
  { origin: sent }: Pick<Credentials, 'origin'>,
  origins: ReadonlySet<string>,
): SessionError | null {
  const origin = sent.find((candidate) => !origins.has(candidate));
  if (origin === undefined) return null;
  const message = `Pages of ${origin} may not use sessions: CORS_ORIGINS does not list this origin.`;
  return { code: 'ORIGIN_NOT_ALLOWED', message };
}

/**
 * The error of a page of another site, from which browsers never send the session cookie (SameSite=Lax).
 * @param sites the gateway's own origins.
 * @param host the Host header.
 */
export function otherSiteError(
  { origin: [origin], fetchSite }: Pick<Credentials, 'origin' | 'fetchSite'>,
  sites: readonly string[],
  host: string | undefined,
): SessionError | null {
  const mismatch = origin === undefined ? null : loopbackMismatch(origin, sites, host);
  if (mismatch !== null) {
    const { app, gatewayHost, gatewayForApp, appForGateway } = mismatch;
    const message = `Browsers do not send cookies of ${gatewayHost} from pages of ${app}: call the gateway as ${gatewayForApp}, or open the app as ${appForGateway}.`;
    return { code: 'OTHER_SITE', message };
  }
  if (!fetchSite.includes('cross-site')) return null;
  const message = `Browsers do not send cookies of ${host ?? 'the gateway'} from pages of ${origin ?? 'another site'}: app and gateway must share scheme and registrable domain, or the app's server must forward the requests.`;
  return { code: 'OTHER_SITE', message };
}
