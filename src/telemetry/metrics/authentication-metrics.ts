import { Counter, Gauge, type Registry } from 'prom-client';

const CREDENTIALS_KINDS = ['user', 'session', 'api_key', 'service', 'none'] as const;

/** By which credentials a caller authenticates; `none` without any. */
export type CredentialsKind = (typeof CREDENTIALS_KINDS)[number];

/** `unavailable`: the caller could not be identified at the moment. */
export type AuthenticationOutcome = 'accepted' | 'rejected' | 'unavailable';

/** `rejected`: Operated rejected the grant. `failed`: there was no valid answer. */
export type RenewalOutcome = 'renewed' | 'rejected' | 'failed';

/** Why a session ended before its time. */
export type SessionEnd = 'signed_out' | 'new_sign_in' | 'no_refresh_token' | 'renewal_rejected';

/** What authentication reports. */
export interface AuthenticationMetrics {
  /** A request or a connection was authenticated, or Operated has rejected a token that was accepted before. */
  authenticated(kind: CredentialsKind, outcome: AuthenticationOutcome): void;
  /** A token of the service or of a session was issued or renewed, or could not be. */
  renewed(kind: 'service' | 'session', outcome: RenewalOutcome): void;
  /** Operated accepted or rejected the client credentials. */
  clientCredentials(outcome: 'accepted' | 'rejected'): void;
  /** A sign-in ended. @param outcome `success`, or the code of its error. */
  signedIn(outcome: string): void;
  sessionEnded(reason: SessionEnd): void;
  /** Reads the number of sessions at each scrape. */
  watchSessions(count: () => number): void;
}

/** Registers the metrics of authentication. */
export function createAuthenticationMetrics(registry: Registry): AuthenticationMetrics {
  const registers = [registry];
  const authentications = new Counter({
    name: 'operated_gateway_authentications_total',
    help: 'Authentications of GraphQL requests and WebSockets. principal_kind: user (a bearer token), session, api_key, service (no credentials, SERVICE_ACCESS=open) or none (no credentials). outcome: accepted, rejected or unavailable. A bearer token is accepted without a call, and counts as rejected too when Operated rejects it.',
    labelNames: ['principal_kind', 'outcome'],
    registers,
  });
  const renewals = new Counter({
    name: 'operated_gateway_token_renewals_total',
    help: 'Access tokens that the gateway requested for the service, the first one included, or to renew a session. outcome: renewed, rejected (Operated rejected the grant), failed (no valid answer).',
    labelNames: ['principal_kind', 'outcome'],
    registers,
  });
  const rejected = new Gauge({
    name: 'operated_gateway_service_credentials_rejected',
    help: '1 where Operated rejected OPERATED_CLIENT_ID and OPERATED_CLIENT_SECRET the last time that they were used, else 0.',
    registers,
  });
  const signIns = new Counter({
    name: 'operated_gateway_sign_ins_total',
    help: 'Sign-ins that ended: success, or the code of their error (bad-return, unknown-state, denied, not-granted, code-rejected, gateway-rejected, operated-down, not-stored).',
    labelNames: ['outcome'],
    registers,
  });
  const ends = new Counter({
    name: 'operated_gateway_sessions_ended_total',
    help: 'Sessions that this gateway ended before they expired: signed_out, new_sign_in (by the same browser), no_refresh_token, renewal_rejected.',
    labelNames: ['reason'],
    registers,
  });
  // A rate is known from the first rejection on only where the series began with 0.
  for (const kind of CREDENTIALS_KINDS) authentications.inc({ principal_kind: kind, outcome: 'rejected' }, 0);
  let sessions: (() => number) | undefined;
  const sessionsGauge = new Gauge({
    name: 'operated_gateway_sessions',
    help: 'Sessions that this gateway has served and that have not ended, 10,000 at most. Gateways that share a Redis share sessions too: do not add their numbers up. Absent without the sign-in.',
    registers,
    collect() {
      if (sessions !== undefined) this.set(sessions());
    },
  });
  // A gauge without labels is 0 until it is set.
  sessionsGauge.remove();

  return {
    authenticated: (kind, outcome) => authentications.inc({ principal_kind: kind, outcome }),
    renewed: (kind, outcome) => renewals.inc({ principal_kind: kind, outcome }),
    clientCredentials: (outcome) => rejected.set(outcome === 'rejected' ? 1 : 0),
    signedIn: (outcome) => signIns.inc({ outcome }),
    sessionEnded: (reason) => ends.inc({ reason }),
    watchSessions(count) {
      sessions = count;
    },
  };
}
