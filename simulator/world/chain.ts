import { numberOf } from '../hub/config.js';
import { type HubModel, isConnected, portAt, portNumbers, withPort } from '../hub/model.js';
import { activate, unitInUse } from '../hub/switching.js';
import { hasUc } from '../hub/uc.js';
import type { SimulatedHub } from '../hub/hub.js';

/** A hub that is connected to a port of another. */
export interface Link {
  readonly top: SimulatedHub;
  readonly port: number;
  readonly unit: SimulatedHub;
}

/**
 * The port of the unit. Three hubs serve ten laptops (guide to room design), so the unit uses none of its four ports.
 * Inferred: it is port 5, which the unit itself, with connections up to usb4, does not report.
 */
const UNIT_PORT = 5;

/** Connects the unit to its port when the world is created, without events. */
export function tie(top: HubModel, port: number, unit: HubModel, hwid: string): HubModel {
  return withPort(top, port, { unit: { hwid, port: UNIT_PORT, inUse: hasLaptop(unit) } });
}

/** Updates chained hubs after `hub` changed from `before`. */
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
 * The unit has a laptop to show and requests activation from its hub. The guide mentions this request without its
 * limits; inferred: it is granted unless that hub is locked, and a unit with an empty active port sends none.
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
 * The port of the unit became active: a unit without an active port activates its default port (API guide,
 * `defaultport`: "used in daisy-chain when a downstream hub tells the hub to activate a port"). Its UC type is that of
 * its hub.
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
