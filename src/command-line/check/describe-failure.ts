import { TransportError } from '../../datasources/upstream/transport-error.js';
import { GatewayError } from '../../schema/gateway-error.js';

/** What failed, and what to do about it. */
export interface FailureText {
  readonly message: string;
  readonly advice: string;
}

const RETRY = 'Try again later; if it persists, ask the operator of Operated.';

/**
 * Describes why Operated did not answer a call, or rejected it. Nothing of its answer is in the text.
 * @throws `error` itself where it is not a GatewayError.
 */
export function describeFailure(error: unknown): FailureText {
  if (error instanceof TransportError) return describeTransport(error);
  if (!(error instanceof GatewayError)) throw error;
  return { message: `${error.message} (${error.code})`, advice: adviceFor(error) };
}

function adviceFor({ code }: GatewayError): string {
  switch (code) {
    case 'UNAUTHENTICATED':
      return 'The access token has expired, was revoked, or was issued by another Operated than OPERATED_BASE_URL.';
    case 'FORBIDDEN':
      return 'Allow the scope in the custom integration in Operated, and request it: OPERATED_SCOPES for the service, SESSION_SCOPES for users.';
    case 'GATEWAY_CREDENTIALS_REJECTED':
      return 'Compare OPERATED_CLIENT_ID and OPERATED_CLIENT_SECRET with the custom integration in Operated.';
    case 'UPSTREAM_RATE_LIMITED':
      return 'Wait a minute, and try again.';
    case 'UPSTREAM_INVALID_RESPONSE':
      return 'Is OPERATED_BASE_URL the base URL of Operated, without a path of the API, and is no other server in between?';
    default:
      return RETRY;
  }
}

/** The codes of name resolution. */
const NAME_ERRORS: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA']);
/** Those of TLS and of certificates, as Node and OpenSSL name them. */
const TLS_ERROR = /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_|EPROTO|CRL/;

function describeTransport({ reason, errno = 'no code' }: TransportError): FailureText {
  switch (reason) {
    case 'timeout':
    case 'aborted':
      return {
        message: 'no answer within OPERATED_TIMEOUT_MS',
        advice:
          'Raise OPERATED_TIMEOUT_MS if Operated is slow; otherwise see whether a firewall drops packets.',
      };
    case 'truncated':
      return { message: `the connection broke in the middle of an answer (${errno})`, advice: RETRY };
    case 'tooLarge':
      return { message: 'the answer is larger than the gateway accepts', advice: RETRY };
    case 'connection':
      return describeConnection(errno);
  }
}

function describeConnection(errno: string): FailureText {
  if (NAME_ERRORS.has(errno)) {
    return {
      message: `DNS: the host name cannot be resolved (${errno})`,
      advice: 'Check the host name in OPERATED_BASE_URL, and the DNS servers of this machine.',
    };
  }
  if (TLS_ERROR.test(errno)) {
    return {
      message: `TLS: no trusted connection (${errno})`,
      advice:
        'Check https and the port in OPERATED_BASE_URL, and the clock of this machine. NODE_EXTRA_CA_CERTS adds the certificate of a private authority.',
    };
  }
  return {
    message: `TCP: no connection (${errno})`,
    advice: 'Check the host and the port in OPERATED_BASE_URL, and the firewall between this machine and it.',
  };
}
