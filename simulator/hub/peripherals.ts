import { isOn, numberOf, wordOf } from './config.js';
import type { HubModel } from './model.js';

/** Invented: the peripherals at the two USB-A ports of a switch, a camera and a loudspeaker, W. */
const CAMERA = 2.5;
const LOUDSPEAKER = 4;

/**
 * The power of the peripherals, W. The documented connections end at usb4, so the effect of `noportperipheraloff` and of
 * the USB-A ports that the UC system uses is visible in the power of the hub only.
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
