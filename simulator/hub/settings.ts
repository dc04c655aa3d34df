import { flag, holdDelay, integer, listOf, oneOf, ports, type Shape, tupleOf } from './setting-shapes.js';
import type { Json } from '../world/types.js';
import type { Family } from './family.js';

/** A setting of a hub, as in the table of the vendor's API guide. */
export interface Setting {
  readonly name: string;
  readonly shape: Shape;
  /** The families that support it, each with its first firmware. */
  readonly since: Readonly<Partial<Record<Family, string>>>;
  /** Invented: no defaults are published. */
  readonly preset: Json;
}

const ANY = '0.0.0';
const SWITCHES = { OPC3: ANY, OPC4: ANY };
const SWITCHES_131 = { OPC3: '1.3.1', OPC4: ANY };
const SWITCHES_143 = { OPC3: '1.4.3', OPC4: ANY };
const SWITCHES_168 = { OPC3: '1.6.8', OPC4: ANY };
const OPC3_131 = { OPC3: '1.3.1' };
const OPC4 = { OPC4: ANY };
const OPH4 = { OPH4: ANY };
const POWERED = { OPC4: ANY, OPH4: ANY };

/**
 * All 43 settings. Types, ranges and support are from the API guide, "Configs". Inferred: the type of
 * `noportperipheraloff`, which the guide omits, and value 2 of `mtrdisableusb`, which it prints as "USB-A port 1" again.
 */
export const SETTINGS = [
  { name: 'adminalwaysoff', shape: flag, since: OPH4, preset: false },
  { name: 'autoswitchconnect', shape: oneOf('off', 'on', 'always'), since: SWITCHES, preset: 'on' },
  {
    name: 'autoswitchdisconnect',
    shape: oneOf('off', 'on', 'active', 'both'),
    since: SWITCHES,
    preset: 'both',
  },
  { name: 'autoswitchports', shape: ports, since: SWITCHES, preset: 0b1111 },
  { name: 'buttondisabled', shape: ports, since: SWITCHES_143, preset: 0 },
  { name: 'buttonemptydisabled', shape: flag, since: SWITCHES_168, preset: false },
  { name: 'buttonoffdefaultport', shape: flag, since: SWITCHES, preset: false },
  {
    name: 'chargingprotocols',
    shape: listOf(oneOf('SPR', 'EPR', 'PPS', 'LQC')),
    since: OPH4,
    preset: ['SPR', 'EPR', 'PPS', 'LQC'],
  },
  { name: 'defaultport', shape: integer(0, 4), since: SWITCHES, preset: 1 },
  { name: 'disabledfpusb3', shape: flag, since: OPC4, preset: false },
  { name: 'disableleds', shape: flag, since: OPH4, preset: false },
  { name: 'enabledports', shape: tupleOf(4, flag), since: OPH4, preset: [true, true, true, true] },
  { name: 'hdmiceccontrol', shape: flag, since: SWITCHES, preset: false },
  { name: 'hdmipowerondelay', shape: holdDelay, since: SWITCHES_131, preset: 0 },
  { name: 'hpdondelay', shape: holdDelay, since: SWITCHES_131, preset: 0 },
  { name: 'inactivedisabled', shape: ports, since: SWITCHES_131, preset: 0 },
  { name: 'lockactive', shape: oneOf(0, 1), since: SWITCHES_168, preset: 0 },
  {
    name: 'mtrautoswitchreset',
    shape: oneOf('off', 'on', 'active', 'both'),
    since: SWITCHES_143,
    preset: 'off',
  },
  { name: 'mtrbuttoncycle', shape: flag, since: SWITCHES, preset: false },
  { name: 'mtrdefaultmodeports', shape: ports, since: SWITCHES, preset: 0 },
  { name: 'mtrdisableusb', shape: oneOf(0, 1, 2), since: SWITCHES, preset: 0 },
  { name: 'mtrkeepmodeinactive', shape: flag, since: SWITCHES_143, preset: false },
  { name: 'mtrlongpressdelay', shape: integer(0, 31), since: SWITCHES_143, preset: 20 },
  { name: 'mtrmanualinherit', shape: flag, since: SWITCHES, preset: false },
  { name: 'mtrmodememory', shape: flag, since: SWITCHES_143, preset: false },
  { name: 'mtronextension', shape: flag, since: OPC4, preset: false },
  { name: 'mtrport', shape: integer(0, 6), since: SWITCHES, preset: 0 },
  { name: 'noportperipheraloff', shape: flag, since: OPC4, preset: false },
  {
    name: 'powerbalancingmode',
    shape: oneOf('static', 'firstprio', 'fairshare'),
    since: OPH4,
    preset: 'fairshare',
  },
  { name: 'powerstatic', shape: tupleOf(4, integer(0, 31)), since: POWERED, preset: [12, 12, 12, 12] },
  { name: 'sharenetwork', shape: flag, since: OPC4, preset: true },
  { name: 'sharenetworkspeed', shape: flag, since: OPC4, preset: false },
  { name: 'tysel7io', shape: flag, since: OPC4, preset: false },
  { name: 'tysel8io', shape: flag, since: OPC4, preset: false },
  { name: 'ufpdefaultrole', shape: oneOf(0, 1), since: OPC4, preset: 1 },
  { name: 'ufprole', shape: oneOf(0, 1, 2), since: OPC4, preset: 1 },
  { name: 'usbpowerdistributionmode', shape: oneOf(0, 1, 2), since: OPC4, preset: 2 },
  { name: 'usbpt2ondelay', shape: holdDelay, since: OPC3_131, preset: 0 },
  { name: 'usbpt3ondelay', shape: holdDelay, since: OPC3_131, preset: 0 },
  { name: 'usbptondelay', shape: holdDelay, since: SWITCHES_131, preset: 0 },
  { name: 'usbptusbcondelay', shape: holdDelay, since: OPC4, preset: 0 },
  { name: 'usbptvbusondelay', shape: holdDelay, since: SWITCHES_131, preset: 0 },
  { name: 'usemtr', shape: oneOf('off', 'port', 'disable'), since: SWITCHES, preset: 'off' },
] as const satisfies readonly Setting[];

export type SettingName = (typeof SETTINGS)[number]['name'];
