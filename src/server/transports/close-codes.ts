/** The codes with which the gateway closes a WebSocket; those below 4410 belong to the graphql-transport-ws protocol. */
export const CLOSE = {
  /** The gateway shuts down; the client reconnects. */
  goingAway: { code: 1001, reason: 'Going away' },
  /** A message is larger than WEBSOCKET_MESSAGE_BYTES, or than 4 KB before the acknowledgement. */
  messageTooBig: { code: 1009, reason: 'Message too big' },
  /** The caller cannot be identified at the moment, or its address sent too many invalid API keys; retry later. */
  tryAgainLater: { code: 1013, reason: 'Try again later' },
  /** A second message before the acknowledgement. */
  badRequest: { code: 4400, reason: 'One message before the acknowledgement' },
  /** A message of a type that only servers send. */
  serverMessage: { code: 4400, reason: 'A message that only servers send' },
  /** No valid token, or it was revoked or has expired; the user signs in again. */
  unauthorized: { code: 4401, reason: 'Unauthorized' },
  /** The id of an operation whose work has not ended. */
  operationExists: { code: 4409, reason: 'The operation of this id has not ended' },
  /** The principal has CONNECTIONS_PER_PRINCIPAL live connections already. */
  tooManyConnections: { code: 4420, reason: 'Too many connections' },
  /** The connection runs SUBSCRIPTIONS_PER_CONNECTION operations already. */
  tooManySubscriptions: { code: 4421, reason: 'Too many subscriptions' },
  /** An unexpected error, which is logged. */
  internalError: { code: 4500, reason: 'Internal server error' },
} as const satisfies Record<string, CloseReason>;

export interface CloseReason {
  readonly code: number;
  readonly reason: string;
}

/**
 * Codes that the gateway does not choose: those of clients, of connections that break (1006) or are closed without a
 * code (1005), of violations of WebSocket's protocol, and those of graphql-ws.
 */
const OTHER_CODES = [1000, 1002, 1003, 1005, 1006, 1007, 4403, 4406, 4408, 4429, 4499];
const NAMED_CODES: ReadonlySet<number> = new Set([
  ...Object.values(CLOSE).map(({ code }) => code),
  ...OTHER_CODES,
]);

/** Names the code with which a WebSocket was closed, in a bounded set: clients may send any code. */
export function nameOfCloseCode(code: number): string {
  return NAMED_CODES.has(code) ? String(code) : 'other';
}
