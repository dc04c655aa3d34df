import { PortDirection } from '../schema/port.js';
import type { HubRecord } from './decode/hub.js';

/**
 * Whether a device is connected to a hub: to an upstream port.
 * @returns null where neither the state nor a port of the hub says so.
 */
export function isInUse(hub: HubRecord): boolean | null {
  const connected = hub.state?.connected ?? [];
  if (connected.length > 0) return connected.includes(true);
  const upstream = hub.ports.filter(
    ({ direction }) => direction !== PortDirection.DOWNSTREAM && direction !== PortDirection.INTERNAL,
  );
  if (upstream.some((port) => port.connected === true)) return true;
  return upstream.some((port) => port.connected === false) ? false : null;
}
