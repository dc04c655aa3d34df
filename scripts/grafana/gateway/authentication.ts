import { highest, rate, sum } from '../expressions.js';
import type { Row } from '../panel.js';

/** Callers, sessions, and the gateway's own credentials. */
export const AUTHENTICATION: Row = {
  title: 'Authentication',
  panels: [
    {
      title: 'Authentications by outcome',
      description:
        'Authenticated requests and connections per second. rejected: no valid credentials; unavailable: Operated or Redis could not be asked.',
      unit: 'ops',
      isStacked: true,
      queries: [{ expr: rate('operated_gateway_authentications_total', ['outcome']), legend: '{{outcome}}' }],
    },
    {
      title: 'Rejected authentications',
      description:
        'The share of the authentications of the last five minutes that were rejected. A bearer token counts as accepted, and again as rejected when Operated rejects it: where all are invalid the share is one half.',
      unit: 'percentunit',
      queries: [
        {
          expr: '(sum by (job) (rate(operated_gateway_authentications_total{job="$job",outcome="rejected"}[5m]))) / (sum by (job) (rate(operated_gateway_authentications_total{job="$job"}[5m])))',
          legend: 'rejected',
        },
      ],
      alerts: ['OperatedGatewayAuthenticationsRejected'],
    },
    {
      title: 'Accepted principals',
      description:
        'Accepted authentications per second, by kind of principal: user (a bearer token), session (signed in), service (the client credentials).',
      unit: 'ops',
      isStacked: true,
      queries: [
        {
          expr: rate('operated_gateway_authentications_total', ['principal_kind'], 'outcome="accepted"'),
          legend: '{{principal_kind}}',
        },
      ],
    },
    {
      title: 'Client credentials rejected',
      description: '1 where Operated rejected OPERATED_CLIENT_ID and OPERATED_CLIENT_SECRET the last time.',
      unit: 'none',
      queries: [
        {
          expr: highest('operated_gateway_service_credentials_rejected', ['instance']),
          legend: '{{instance}}',
        },
      ],
      alerts: ['OperatedGatewayCredentialsRejected'],
    },
    {
      title: 'Token renewals',
      description:
        'Renewed tokens per second, of the service and of sessions. rejected: the refresh token or the credentials are not valid any more; failed: Operated could not be asked.',
      unit: 'ops',
      queries: [
        {
          expr: rate('operated_gateway_token_renewals_total', ['principal_kind', 'outcome']),
          legend: '{{principal_kind}} {{outcome}}',
        },
      ],
    },
    {
      title: 'Sign-ins',
      description: 'Sign-ins per second, by outcome.',
      unit: 'ops',
      queries: [{ expr: rate('operated_gateway_sign_ins_total', ['outcome']), legend: '{{outcome}}' }],
    },
    {
      title: 'Sessions',
      description:
        'Sessions that each gateway has served and that have not ended. Gateways that share a Redis share sessions, so do not add them up. No data without the sign-in.',
      unit: 'none',
      queries: [{ expr: sum('operated_gateway_sessions', ['instance']), legend: '{{instance}}' }],
    },
    {
      title: 'Ended sessions',
      description: 'Sessions that ended per second, by reason.',
      unit: 'ops',
      queries: [{ expr: rate('operated_gateway_sessions_ended_total', ['reason']), legend: '{{reason}}' }],
    },
  ],
};
