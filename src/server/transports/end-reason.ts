/** The reason of an end that the gateway did not cause. */
export const CLIENT_DISCONNECTED = 'the client disconnected';

const reasons = new WeakMap<object, string>();

/**
 * Records why the gateway ends a connection, for its line in the log. The first reason counts.
 * @param connection a socket, a WebSocket, or a server for all of its connections.
 */
export function recordEndReason(connection: object, reason: string): void {
  if (!reasons.has(connection)) reasons.set(connection, reason);
}

/** @returns undefined where the gateway has not ended the connection. */
export function endReasonOf(connection: object): string | undefined {
  return reasons.get(connection);
}
