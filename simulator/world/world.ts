import { makeAccounts } from './accounts.js';
import { followLinks, type Link } from './chain.js';
import { makeHubs } from './hubs.js';
import { lifeOf } from './live.js';
import { randomOf } from './random.js';
import { makeSpaces } from './spaces.js';
import type { Surroundings } from '../hub/hub.js';
import type { HubEvent, World, WorldOptions } from './types.js';

const STEP_MS = 1_000;

/**
 * Creates a world from its seed: the same options give the same accounts, rooms, hubs and ids. It changes only by calls
 * or after `live`; energy follows the clock.
 * @param realTime ms since the epoch; with a fixed clock, energy is reproducible too.
 */
export function createWorld(options: WorldOptions, realTime: () => number = Date.now): World {
  const { seed } = options;
  const listeners = new Set<(event: HubEvent) => void>();
  let ahead = 0;
  let links: readonly Link[] = [];
  let timer: NodeJS.Timeout | undefined;

  const now = () => realTime() + ahead;
  const surroundings: Surroundings = {
    now,
    emit: (hub, event, data) => {
      for (const listener of [...listeners]) listener({ event, hub, data });
    },
    followed: (hub, before) => followLinks(links, hub, before),
  };

  const accounts = makeAccounts(options.accounts, randomOf(seed, 'accounts'));
  const spaces = makeSpaces(accounts, options.spaces, randomOf(seed, 'spaces'));
  const made = makeHubs(accounts, spaces, options.hubs, surroundings, randomOf(seed, 'hubs'));
  links = made.links;
  const life = lifeOf(made.hubs, now, randomOf(seed, 'life'));

  return {
    seed,
    accounts,
    spaces,
    hubs: new Map(made.hubs.map((hub) => [hub.id, hub])),
    now,
    advance: (seconds) => {
      ahead += seconds * 1_000;
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    live: () => {
      // Does not keep the process alive.
      timer ??= setInterval(() => life.step(), STEP_MS).unref();
    },
    rest: () => {
      clearInterval(timer);
      timer = undefined;
    },
  };
}
