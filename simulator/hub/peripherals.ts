import { isOn, numberOf, wordOf } from './config.js';
import type { HubModel } from './model.js';

/** Invented: what stands on the two USB-A ports of a switch, a camera and a loudspeaker, and draws W. */
const CAMERA = 2.5;
const LOUDSPEAKER = 4;

/**
 * What the peripherals draw. The guide's connections end at usb4, so that power is where `noportperipheraloff` and the
 * USB-A ports that the UC system takes over show.
 */
export function peripheralWatts(model: HubModel): number {
  const { config } = model;
  if (!model.profile.facts.switches) return 0;
  if (model.active === 0 && isOn(config, 'noportperipheraloff')) return 0;
  if (!model.uc || wordOf(config, 'usemtr') !== 'disable') return CAMERA + LOUDSPEAKER;
  // In UC mode the hub switches off the USB-A ports that the UC system uses (inferred from mtrdisableusb).
  switch (numberOf(config, 'mtrdisableusb')) {
    case 1:
      return LOUDSPEAKER;
    case 2:
      return CAMERA;
    default:
      return 0;
  }
}
