import { type HubCardFragment } from '../../graphql/graphql';

type Hub = Pick<HubCardFragment, 'online' | 'product' | 'config'>;

/** Why the active port of this hub cannot be changed, for people; null if it can. @param callerReason of the caller's rights. */
export function reasonAgainstSwitching(hub: Hub, callerReason: string | null): string | null {
  if (hub.product.family === 'OPH4') return 'A charging hub has no active port.';
  if (callerReason !== null) return callerReason;
  if (!hub.online) return 'The hub is offline: its active port cannot be changed.';
  if (hub.config?.lockActive) return 'The active port is locked by the setting “Lock active”.';
  return null;
}
