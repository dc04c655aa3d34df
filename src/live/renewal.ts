import type { Clock } from './clock.js';

/** Renews a lease for as long as work under it goes on. */
export interface Renewal {
  start(): void;
  stop(): void;
}

/** @param renew may reject: a lease that could not be renewed ends by itself. */
export function createRenewal(renew: () => Promise<unknown>, everyMs: number, clock: Clock): Renewal {
  let cancel = () => {};
  const again = () => {
    void renew().catch(() => undefined);
    cancel = clock.after(everyMs, again);
  };
  return {
    start() {
      cancel();
      cancel = clock.after(everyMs, again);
    },
    stop: () => cancel(),
  };
}
