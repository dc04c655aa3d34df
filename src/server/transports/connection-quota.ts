import type { LimitsMetrics } from '../../telemetry/metrics/limits-metrics.js';
import type { Rejection } from '../limits/admission.js';
import { createConnectionSlots } from './connection-slots.js';

/** Limits of live connections, WebSockets and event streams together, that apply before authentication. */
export interface ConnectionQuota {
  readonly connections: number;
  readonly connectionsPerAddress: number;
  /** Of those, how many may be waiting for their authentication. */
  readonly unauthenticatedConnections: number;
}

/** The place of a live connection within the quota. */
export interface Reservation {
  readonly kind: 'reserved';
  /** The connection does not count as unauthenticated any more. */
  authenticated(): void;
  /** The connection has ended. */
  release(): void;
}

/** Reserves a place for a live connection by the address of its client. */
export type ReserveConnection = (
  address: string,
) => Reservation | ({ readonly kind: 'rejected' } & Rejection);

/** When a rejected client should connect again. */
const RETRY = { 'retry-after': '5' };

/** Counts the connections of this gateway. A rejection has the status, code and headers of the answer. */
export function createConnectionQuota(
  quota: ConnectionQuota,
  metrics: LimitsMetrics | undefined,
): ReserveConnection {
  const byAddress = createConnectionSlots(quota.connectionsPerAddress);
  const all = createConnectionSlots(quota.connections);
  const unauthenticated = createConnectionSlots(quota.unauthenticatedConnections);
  return (address) => {
    const ofAddress = byAddress.take(address);
    if (ofAddress === null) {
      metrics?.hit('live_connections_by_address');
      const message = 'Too many connections of this address.';
      return { kind: 'rejected', status: 429, headers: RETRY, code: 'RATE_LIMITED', message };
    }
    const ofAll = all.take('');
    const authenticated = ofAll === null ? null : unauthenticated.take('');
    if (ofAll === null || authenticated === null) {
      metrics?.hit(ofAll === null ? 'live_connections' : 'live_connections_unauthenticated');
      ofAll?.();
      ofAddress();
      const message = 'The gateway has too many connections.';
      return { kind: 'rejected', status: 503, headers: RETRY, code: 'OVERLOADED', message };
    }
    return {
      kind: 'reserved',
      authenticated,
      release() {
        authenticated();
        ofAll();
        ofAddress();
      },
    };
  };
}
