import type { LimitsMetrics } from '../../telemetry/metrics/limits-metrics.js';

/** The live connections of each principal, WebSockets and event streams together. */
export interface PrincipalConnections {
  /**
   * @param end closes the connection because its principal is not authenticated any more.
   * @returns a function that removes the connection, or null when the principal has reached its limit.
   */
  add(principalKey: string, end: () => void): (() => void) | null;
  /** Ends every connection of a principal. */
  end(principalKey: string): void;
}

/** @param limit how many connections a principal may have at the same time. */
export function createPrincipalConnections(limit: number, metrics?: LimitsMetrics): PrincipalConnections {
  const byPrincipal = new Map<string, Set<() => void>>();
  return {
    add(principalKey, end) {
      const connections = byPrincipal.get(principalKey) ?? new Set();
      if (connections.size >= limit) {
        metrics?.hit('live_connections_by_principal');
        return null;
      }
      // Two connections may pass the same function.
      const connection = () => end();
      byPrincipal.set(principalKey, connections.add(connection));
      return () => {
        connections.delete(connection);
        if (connections.size === 0 && byPrincipal.get(principalKey) === connections) {
          byPrincipal.delete(principalKey);
        }
      };
    },
    end(principalKey) {
      for (const end of [...(byPrincipal.get(principalKey) ?? [])]) end();
    },
  };
}
