import type { SettingName } from './catalogue.js';

/** The settings that hold a line in reset. */
export const HOLD_DELAYS: readonly SettingName[] = [
  'hdmiPowerOnDelay',
  'hpdOnDelay',
  'usbPassthroughUsb2OnDelay',
  'usbPassthroughUsb3OnDelay',
  'usbPassthroughOnDelay',
  'usbPassthroughUsbCOnDelay',
  'usbPassthroughVbusOnDelay',
];

/** The settings that Operated names `mtr…`: all of them apply with a UC configuration only. */
export const UC_SETTINGS: readonly SettingName[] = [
  'ucAutoSwitchReset',
  'ucButtonCycle',
  'ucDefaultModePorts',
  'ucDisableUsb',
  'ucKeepModeInactive',
  'ucLongPressDelay',
  'ucManualInherit',
  'ucModeMemory',
  'ucOnExtension',
  'ucPort',
];
