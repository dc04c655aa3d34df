/** Why the gateway closes a WebSocket; the codes below 4410 are those of the graphql-transport-ws protocol. */
export const CLOSE = {
  /** The gateway shuts down: connect again. */
  goingAway: { code: 1001, reason: 'Going away' },
  /** Who is there can't be told just now, or too many keys of this address were wrong: connect again, later. */
  tryAgainLater: { code: 1013, reason: 'Try again later' },
  /** No valid token, or it was revoked or has expired: sign in again. */
  unauthorized: { code: 4401, reason: 'Unauthorized' },
  /** More live connections than one principal may have. */
  tooManyConnections: { code: 4420, reason: 'Too many connections' },
  /** More subscriptions than one connection may have. */
  tooManySubscriptions: { code: 4421, reason: 'Too many subscriptions' },
  /** Something that nobody foresaw; the log has it. */
  internalError: { code: 4500, reason: 'Internal server error' },
} as const;

export type Closing = (typeof CLOSE)[keyof typeof CLOSE];
