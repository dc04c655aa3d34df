import type { HubPart, HubRecord } from '../../datasources/decode/hub.js';
import type { Loaders } from '../../datasources/loaders.js';

/** Loaders of one execution, which report whether it has used them. */
export interface ObservedLoaders {
  readonly loaders: Loaders;
  /** Whether anything was loaded: then the result is one for the principal of the loaders only. */
  hasReads(): boolean;
}

/** Observes loaders. Completing a hub that lacks nothing is no read; anything else counts as one. */
export function observeReads(loaders: Loaders): ObservedLoaders {
  let hasReads = false;
  const completed = (hub: HubRecord, needed: HubPart | 'identity', onStale?: () => void) => {
    const whole = loaders.completed(hub, needed, onStale);
    hasReads ||= whole !== hub;
    return whole;
  };
  return {
    loaders: new Proxy(loaders, {
      get(target, name) {
        if (name === 'completed') return completed;
        hasReads = true;
        const load: unknown = Reflect.get(target, name);
        return load;
      },
    }),
    hasReads: () => hasReads,
  };
}
