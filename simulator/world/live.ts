import { DEVICES } from '../hub/devices.js';
import { wordOf } from '../hub/config.js';
import { portNumbers } from '../hub/model.js';
import type { SimulatedHub } from '../hub/hub.js';
import type { Random } from './random.js';

const MINUTE = 60_000;

/** Simulates the life of the world, one second at a time. */
export interface Life {
  step(): void;
}

/** @param random a separate generator, so that the events follow from the seed. */
export function lifeOf(hubs: readonly SimulatedHub[], now: () => number, random: Random): Life {
  /** Overheated hubs, and when each has cooled down. */
  const hot = new Map<SimulatedHub, number>();
  // One event each second for 40 hubs, 25 at most: the cost of a step does not grow with the number of hubs.
  const eventsAStep = Math.min(25, Math.ceil(hubs.length / 80));

  function happenTo(hub: SimulatedHub): void {
    if (hub.model.profile.facts.switches) {
      inRoom(hub, random);
    } else if (!hot.has(hub) && random.chance(0.05)) {
      hub.setTemperature(random.chance(0.3) ? 'overheat' : 'reduced');
      hot.set(hub, now() + random.integer(1, 4) * MINUTE);
    } else if (random.chance(0.3)) {
      hub.reportCharging(random.integer(1, 4));
    } else {
      comeOrGo(hub, random);
    }
  }

  return {
    step() {
      for (const [hub, until] of hot) {
        if (until > now()) continue;
        hub.setTemperature('normal');
        hot.delete(hub);
      }
      for (let count = 0; count < eventsAStep; count += 1) {
        const hub = random.pick(hubs);
        if (hub !== undefined) happenTo(hub);
      }
    },
  };
}

function inRoom(hub: SimulatedHub, random: Random): void {
  const choice = random.integer(1, 10);
  if (choice <= 3) pressSomewhere(hub, random);
  else if (choice === 4 && hub.model.meeting !== undefined) hub.change(meetingTurns);
  else comeOrGo(hub, random);
}

function meetingTurns(model: SimulatedHub['model']): SimulatedHub['model'] {
  return { ...model, meeting: !model.meeting };
}

/** Presses the button of a connected laptop; with a UC system, sometimes a long press. */
function pressSomewhere(hub: SimulatedHub, random: Random): void {
  const { model } = hub;
  const taken = portNumbers(model).filter((port) => model.ports[port - 1]?.device !== undefined);
  const port = random.pick(taken) ?? random.integer(1, 4);
  hub.press(port, wordOf(model.config, 'usemtr') !== 'off' && random.chance(0.4));
}

/** Disconnects a laptop, or connects one to an empty port every second time: a third of the ports are in use. */
function comeOrGo(hub: SimulatedHub, random: Random): void {
  const { model } = hub;
  const port = random.integer(1, 4);
  const found = model.ports[port - 1];
  if (found === undefined || found.unit !== undefined) return;
  const device = random.pick(DEVICES);
  if (found.device !== undefined) {
    hub.unplug(port);
  } else if (device !== undefined && random.chance(0.5)) {
    hub.plug(port, device);
  }
}
