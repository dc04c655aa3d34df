/** The codes with which the gateway closes a WebSocket; those below 4410 belong to the graphql-transport-ws protocol. */
export const CLOSE = {
  /** The gateway shuts down; the client reconnects. */
  goingAway: { code: 1001, reason: 'Going away' },
  /** The caller cannot be identified at the moment, or its address sent too many invalid API keys; retry later. */
  tryAgainLater: { code: 1013, reason: 'Try again later' },
  /** No valid token, or it was revoked or has expired; the user signs in again. */
  unauthorized: { code: 4401, reason: 'Unauthorized' },
  /** The principal has CONNECTIONS_PER_PRINCIPAL live connections already. */
  tooManyConnections: { code: 4420, reason: 'Too many connections' },
  /** The connection runs SUBSCRIPTIONS_PER_CONNECTION operations already. */
  tooManySubscriptions: { code: 4421, reason: 'Too many subscriptions' },
  /** An unexpected error, which is logged. */
  internalError: { code: 4500, reason: 'Internal server error' },
} as const;

export type CloseReason = (typeof CLOSE)[keyof typeof CLOSE];
