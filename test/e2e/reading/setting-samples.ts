import type { Json } from '../../../simulator/world/types.js';

/** A setting as Operated sends it, and as the graph shows it. */
export interface SettingSample {
  readonly operated: string;
  readonly field: string;
  readonly sent: Json;
  readonly shown: unknown;
  /** A value that the vendor's table does not allow. */
  readonly outside: Json;
}

const delay = (milliseconds: number) => ({ mode: 'DELAY', milliseconds });
const ALWAYS_ON = { mode: 'ALWAYS_ON', milliseconds: null };
const ALWAYS_OFF = { mode: 'ALWAYS_OFF', milliseconds: null };

/** Every setting of the vendor's table once. Written by hand, so that it shares nothing with the declarations. */
export const SETTING_SAMPLES: readonly SettingSample[] = (
  [
    ['adminalwaysoff', 'adminAlwaysOff', false, false, 'perhaps'],
    ['autoswitchconnect', 'autoSwitchConnect', 'always', 'ALWAYS', 'sometimes'],
    ['autoswitchdisconnect', 'autoSwitchDisconnect', 'both', 'BOTH', 'neither'],
    ['autoswitchports', 'autoSwitchPorts', 0b1011, [1, 2, 4], 16],
    ['buttondisabled', 'buttonDisabled', 0b0100, [3], -1],
    ['buttonemptydisabled', 'buttonEmptyDisabled', true, true, 2],
    ['buttonoffdefaultport', 'buttonOffDefaultPort', 1, true, null],
    ['chargingprotocols', 'chargingProtocols', ['SPR', 'LQC'], ['SPR', 'LQC'], ['SPR', 'XPR']],
    ['defaultport', 'defaultPort', 4, 4, 5],
    ['disabledfpusb3', 'disableDfpUsb3', false, false, {}],
    ['disableleds', 'disableLeds', true, true, []],
    ['enabledports', 'enabledPorts', [true, false, 1, 0], [true, false, true, false], [true, 'x']],
    ['hdmiceccontrol', 'hdmiCecControl', 'true', true, 'yes'],
    ['hdmipowerondelay', 'hdmiPowerOnDelay', 0, ALWAYS_ON, 128],
    ['hpdondelay', 'hpdOnDelay', 1, delay(100), -1],
    ['inactivedisabled', 'inactiveDisabled', 0, [], 1.5],
    ['lockactive', 'lockActive', 1, true, 7],
    ['mtrautoswitchreset', 'ucAutoSwitchReset', 'active', 'ACTIVE', 3],
    ['mtrbuttoncycle', 'ucButtonCycle', true, true, 'on'],
    ['mtrdefaultmodeports', 'ucDefaultModePorts', 15, [1, 2, 3, 4], 'all'],
    ['mtrdisableusb', 'ucDisableUsb', 2, 'USB_A_2', 3],
    ['mtrkeepmodeinactive', 'ucKeepModeInactive', false, false, -1],
    ['mtrlongpressdelay', 'ucLongPressDelay', 31, 3_100, 32],
    ['mtrmanualinherit', 'ucManualInherit', '1', true, '2'],
    ['mtrmodememory', 'ucModeMemory', '0', false, 'none'],
    ['mtronextension', 'ucOnExtension', true, true, [1]],
    ['mtrport', 'ucPort', 6, 6, 7],
    ['noportperipheraloff', 'noPortPeripheralOff', true, true, 'later'],
    ['powerbalancingmode', 'powerBalancingMode', 'firstprio', 'FIRST_PRIORITY', 'last'],
    ['powerstatic', 'powerStatic', [0, 1, 12, 31], [0, 5, 60, 155], [1, 2, 3, 32]],
    ['sharenetwork', 'shareNetwork', true, true, 'wifi'],
    ['sharenetworkspeed', 'shareNetworkUsb3', false, false, 3],
    ['tysel7io', 'port7OchnoIo', true, true, 7],
    ['tysel8io', 'port8OchnoIo', false, false, 8],
    ['ufpdefaultrole', 'ufpDefaultRole', 1, 'SOURCE', 2],
    ['ufprole', 'ufpRole', 2, 'DRP', 3],
    ['usbpowerdistributionmode', 'usbPowerDistributionMode', 2, 'FAIR_SHARE', 9],
    ['usbpt2ondelay', 'usbPassthroughUsb2OnDelay', 126, delay(12_600), 1000],
    ['usbpt3ondelay', 'usbPassthroughUsb3OnDelay', 127, ALWAYS_OFF, 'long'],
    ['usbptondelay', 'usbPassthroughOnDelay', '5', delay(500), ''],
    ['usbptusbcondelay', 'usbPassthroughUsbCOnDelay', 10, delay(1_000), 10.5],
    ['usbptvbusondelay', 'usbPassthroughVbusOnDelay', 2, delay(200), true],
    ['usemtr', 'ucConfiguration', 'disable', 'DISABLE', 'windows'],
  ] as const
).map(([operated, field, sent, shown, outside]) => ({ operated, field, sent, shown, outside }));

/** The selection of every setting of Config. */
export const EVERY_SETTING = SETTING_SAMPLES.map(({ field, shown }) =>
  typeof shown === 'object' && shown !== null && 'mode' in shown ? `${field} { mode milliseconds }` : field,
).join(' ');
