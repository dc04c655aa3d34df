import type { HubPart, HubRecord } from '../../datasources/decode/hub.js';
import type { Loaders } from '../../datasources/loaders.js';
import { GatewayError } from '../../schema/gateway-error.js';

/** A hub, or why it cannot be read; null if the caller can see no such hub. */
export type HubReading = HubRecord | GatewayError | null;

/** Reads a hub with a part that its list row may lack. Returns a GatewayError instead of throwing it. */
export async function readHub(
  loaders: Pick<Loaders, 'hub' | 'completed'>,
  hubId: string,
  part: HubPart,
): Promise<HubReading> {
  try {
    const hub = await loaders.hub(hubId);
    return hub && (await loaders.completed(hub, part));
  } catch (error) {
    if (error instanceof GatewayError) return error;
    throw error;
  }
}

/** Whether the hub was read: it exists, and the read did not fail. */
export function isHub(reading: HubReading): reading is HubRecord {
  return reading !== null && !(reading instanceof GatewayError);
}
