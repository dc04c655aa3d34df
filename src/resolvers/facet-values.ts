import type { HubPart, HubRecord } from '../datasources/decode/hub.js';
import { isInUse } from '../datasources/hub-in-use.js';
import { HubFacet } from '../schema/hub-facets.js';
import { OverTemperature, UcMode } from '../schema/hub-state.js';
import { normalisedCode, productOf } from '../schema/product.js';

/** How hubs are counted by a facet. */
export interface FacetValues {
  /** The part of every hub that counting needs; null if any row suffices. */
  readonly needed: HubPart | 'identity' | null;
  /** The values of a hub; one that is null where it has none. */
  readonly of: (hub: HubRecord) => readonly (string | null)[];
  /** Values with equal keys count together. Default: the value itself. */
  readonly keyOf?: (value: string) => string;
  /** The label of a value. */
  readonly labelOf: (value: string) => string;
  /** The label of hubs without a value. */
  readonly none: string;
}

const NOT_REPORTED = 'Not reported';

export const FACET_VALUES: Readonly<Record<HubFacet, FacetValues>> = {
  [HubFacet.ONLINE]: {
    needed: 'identity',
    of: (hub) => one(hub.online),
    labelOf: labels({ true: 'Online', false: 'Offline' }),
    none: NOT_REPORTED,
  },
  [HubFacet.IN_USE]: {
    needed: 'state',
    of: (hub) => one(isInUse(hub)),
    labelOf: labels({ true: 'In use', false: 'Free' }),
    none: NOT_REPORTED,
  },
  [HubFacet.PRODUCT]: {
    needed: null,
    of: ({ product }) => one(product.code === '' ? null : product.code),
    keyOf: normalisedCode,
    labelOf: (code) => productOf(code).name,
    none: productOf('').name,
  },
  [HubFacet.FIRMWARE]: {
    needed: 'identity',
    of: (hub) => one(hub.firmware),
    labelOf: (version) => version,
    none: NOT_REPORTED,
  },
  [HubFacet.SPACE]: {
    needed: null,
    of: ({ spaceIds }) => (spaceIds.length === 0 ? [null] : spaceIds),
    // The list of spaces has the names.
    labelOf: (spaceId) => spaceId,
    none: 'No space',
  },
  [HubFacet.OVER_TEMPERATURE]: {
    needed: 'state',
    of: (hub) => one(hub.state?.overTemperature ?? null),
    labelOf: labels({
      [OverTemperature.NORMAL]: 'Normal',
      [OverTemperature.REDUCED]: 'Reduced',
      [OverTemperature.OVERHEAT]: 'Overheated',
      [OverTemperature.UNKNOWN]: 'Unknown',
    }),
    none: NOT_REPORTED,
  },
  [HubFacet.UC_MODE]: {
    needed: 'state',
    of: (hub) => one(hub.state?.ucMode ?? null),
    labelOf: labels({ [UcMode.UC]: 'Conference system', [UcMode.BYOD]: 'Laptop' }),
    none: 'No UC mode',
  },
};

function one(value: string | boolean | null): readonly [string | null] {
  return [value === null ? null : String(value)];
}

function labels(byValue: Readonly<Record<string, string>>): (value: string) => string {
  return (value) => byValue[value] ?? value;
}
