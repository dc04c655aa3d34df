import { numberOf } from '../hub/config.js';
import { type HubModel, isConnected, portAt, portNumbers, withPort } from '../hub/model.js';
import { activate, unitInUse } from '../hub/switching.js';
import { hasUc } from '../hub/uc.js';
import type { SimulatedHub } from '../hub/hub.js';

/** A hub that hangs on a port of another. */
export interface Link {
  readonly top: SimulatedHub;
  readonly port: number;
  readonly unit: SimulatedHub;
}

/**
 * The unit's end of the cable. Three hubs have room for ten laptops, says the guide to room design: the unit gives none
 * of its four ports away. That it is the fifth is inferred; the unit itself, whose ports end at usb4, can't show it.
 */
const UNIT_PORT = 5;

/** Hangs the unit on its port as the world is made: nobody is told. */
export function tie(top: HubModel, port: number, unit: HubModel, hwid: string): HubModel {
  return withPort(top, port, { unit: { hwid, port: UNIT_PORT, inUse: hasLaptop(unit) } });
}

/** Brings chained hubs into line after `hub` went on from `before`. */
export function followLinks(links: readonly Link[], hub: SimulatedHub, before: HubModel): void {
  for (const link of links) {
    if (link.unit === hub && holds(link)) followUnit(link, before);
    if (link.top === hub) followTop(link, before);
  }
}

function holds({ top, port, unit }: Link): boolean {
  return portAt(top.model, port).unit?.hwid === unit.serialNumber;
}

/**
 * The unit has a laptop to show, and asks the hub below it for the screen. The guide tells of such a wish and not of
 * its limits; inferred: it is granted unless that hub is locked, and a unit that only fell back to an empty port has none.
 */
function followUnit({ top, port, unit }: Link, before: HubModel): void {
  const { model } = unit;
  const inUse = hasLaptop(model);
  if (portAt(top.model, port).unit?.inUse !== inUse) top.change((hub) => unitInUse(hub, port, inUse));
  const shownBefore = model.active === before.active && isConnected(before, before.active);
  if (isConnected(model, model.active) && !shownBefore) {
    top.change((hub) => activate(hub, port, 'automatic'));
  }
}

/**
 * The unit's port has the screen: a unit that shows nothing turns to its default port (API guide, `defaultport`: "used
 * in daisy-chain when a downstream hub tells the hub to activate a port"). Its UC type is that of the hub below.
 */
function followTop(link: Link, before: HubModel): void {
  const { top, port, unit } = link;
  const { model } = top;
  const tied = holds(link);
  if (tied && model.active === port && before.active !== port && unit.model.active === 0) {
    unit.change((hub) => activate(hub, numberOf(hub.config, 'defaultport'), 'automatic'));
  }
  const ucSync = tied ? syncOf(model) : undefined;
  if (unit.model.ucSync !== ucSync) unit.change((hub) => ({ ...hub, ucSync }));
}

/** The UC mode that units on this hub report as `mtrsync`. */
export function syncOf(top: HubModel): boolean | undefined {
  return hasUc(top.config) ? top.uc : undefined;
}

function hasLaptop(model: HubModel): boolean {
  return portNumbers(model).some((port) => isConnected(model, port));
}
