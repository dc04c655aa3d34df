import { InputType, Int, ObjectType } from 'type-graphql';
import {
  AutoSwitchConnect,
  AutoSwitchReset,
  ChargingProtocol,
  PowerBalancingMode,
  PowerRole,
  UcConfiguration,
  UcDisableUsb,
  UsbPowerDistributionMode,
} from './config-enums.js';
import { HoldDelay } from './hold-delay.js';
import {
  flag,
  flagByPort,
  holdDelay,
  numericFlag,
  oneOf,
  portList,
  someOf,
  wattsByPort,
  whole,
} from './settings/codecs.js';
import { HOLD_DELAYS, UC_SETTINGS } from './settings/related-settings.js';
import { OPC3, OPC4, OPH4, opc3From, SettingField } from './settings/setting.js';

const autoSwitchReset = oneOf<AutoSwitchReset>('AutoSwitchReset', {
  OFF: 'off',
  ON: 'on',
  ACTIVE: 'active',
  BOTH: 'both',
});

/** Every setting of the vendor's guide. Each is declared once, as a field to read (Config) and to write (ConfigInput). */
@ObjectType('ConfigSettings', { simpleResolvers: true })
@InputType('ConfigInput', {
  description:
    'The settings to change. A setting that is left out keeps its value, and so does null for one that the hub does not have. `configSettings` lists the allowed values.',
})
export class ConfigInput {
  @SettingField('adminalwaysoff', flag, {
    type: () => Boolean,
    support: [OPH4],
    description:
      'Disables admin mode. Dangerous: while it is true, the Ochno Management Console (OMC) cannot reach the hub.',
  })
  adminAlwaysOff?: boolean | null;

  @SettingField(
    'autoswitchconnect',
    oneOf<AutoSwitchConnect>('AutoSwitchConnect', { OFF: 'off', ON: 'on', ALWAYS: 'always' }),
    {
      type: () => AutoSwitchConnect,
      support: [OPC3, OPC4],
      description: 'Whether connecting a laptop makes its port active.',
      related: ['autoSwitchDisconnect', 'autoSwitchPorts'],
    },
  )
  autoSwitchConnect?: AutoSwitchConnect | null;

  @SettingField('autoswitchdisconnect', autoSwitchReset, {
    type: () => AutoSwitchReset,
    support: [OPC3, OPC4],
    description: 'Which disconnect makes the default port active.',
    related: ['autoSwitchConnect', 'autoSwitchPorts', 'defaultPort', 'ucAutoSwitchReset'],
  })
  autoSwitchDisconnect?: AutoSwitchReset | null;

  @SettingField('autoswitchports', portList, {
    type: () => [Int],
    support: [OPC3, OPC4],
    description: 'The upstream ports, 1 to 4, that take part in automatic switching.',
    related: ['autoSwitchConnect', 'autoSwitchDisconnect'],
  })
  autoSwitchPorts?: readonly number[] | null;

  @SettingField('buttondisabled', portList, {
    type: () => [Int],
    support: [opc3From('1.4.3'), OPC4],
    description: 'The ports, 1 to 4, whose buttons are ignored.',
    related: ['buttonEmptyDisabled'],
  })
  buttonDisabled?: readonly number[] | null;

  @SettingField('buttonemptydisabled', flag, {
    type: () => Boolean,
    support: [opc3From('1.6.8'), OPC4],
    description: 'Whether the button of a port without a connected device is ignored.',
    related: ['buttonDisabled'],
  })
  buttonEmptyDisabled?: boolean | null;

  @SettingField('buttonoffdefaultport', flag, {
    type: () => Boolean,
    support: [OPC3, OPC4],
    description:
      'Whether the button of the active port makes the default port active. If false, the button leaves no port active.',
    related: ['defaultPort'],
  })
  buttonOffDefaultPort?: boolean | null;

  @SettingField(
    'chargingprotocols',
    someOf<ChargingProtocol>('ChargingProtocol', { SPR: 'SPR', EPR: 'EPR', PPS: 'PPS', LQC: 'LQC' }),
    {
      type: () => [ChargingProtocol],
      support: [OPH4],
      description: 'The charging protocols that are enabled.',
    },
  )
  chargingProtocols?: readonly ChargingProtocol[] | null;

  @SettingField('defaultport', whole({ min: 0, max: 4 }), {
    type: () => Int,
    support: [OPC3, OPC4],
    description:
      'The default port, 1 to 4; 0: none. It is active after boot, becomes active on a disconnect according to `autoSwitchDisconnect` and, only with `buttonOffDefaultPort`, when a button deactivates the active port, and is used when a downstream hub of a daisy chain activates a port. When read, null means that the hub does not send the setting. In an input, null means 0 for a hub that sends it, and no change for any other.',
    related: ['autoSwitchDisconnect', 'buttonOffDefaultPort'],
  })
  defaultPort?: number | null;

  @SettingField('disabledfpusb3', flag, {
    type: () => Boolean,
    support: [OPC4],
    description: 'Disables USB 3 and video on ports that are not configured for a Windows UC system.',
    related: ['ucConfiguration', 'ucPort'],
  })
  disableDfpUsb3?: boolean | null;

  @SettingField('disableleds', flag, {
    type: () => Boolean,
    support: [OPH4],
    description: 'Disables all LEDs of the hub.',
  })
  disableLeds?: boolean | null;

  @SettingField('enabledports', flagByPort, {
    type: () => [Boolean],
    support: [OPH4],
    description: 'Whether each upstream port is enabled: four values, port 1 first.',
  })
  enabledPorts?: readonly boolean[] | null;

  @SettingField('hdmiceccontrol', flag, {
    type: () => Boolean,
    support: [OPC3, OPC4],
    description:
      'Enables the HDMI CEC toggle. That the hub then switches the screen on and off is inferred from the name.',
  })
  hdmiCecControl?: boolean | null;

  @SettingField('hdmipowerondelay', holdDelay, {
    type: () => HoldDelay,
    support: [opc3From('1.3.1'), OPC4],
    description: 'How long the 5 V of HDMI is held in reset.',
    related: HOLD_DELAYS,
  })
  hdmiPowerOnDelay?: HoldDelay | null;

  @SettingField('hpdondelay', holdDelay, {
    type: () => HoldDelay,
    support: [opc3From('1.3.1'), OPC4],
    description: 'How long hot-plug detect (HPD) is held in reset.',
    related: HOLD_DELAYS,
  })
  hpdOnDelay?: HoldDelay | null;

  @SettingField('inactivedisabled', portList, {
    type: () => [Int],
    support: [opc3From('1.3.1'), OPC4],
    description: 'The ports, 1 to 4, that are disabled while they are not active.',
  })
  inactiveDisabled?: readonly number[] | null;

  @SettingField('lockactive', numericFlag, {
    type: () => Boolean,
    support: [opc3From('1.6.8'), OPC4],
    description:
      'Locks the active port: nothing switches away from it. In a daisy chain, every hub on the path must have it enabled.',
  })
  lockActive?: boolean | null;

  @SettingField('mtrautoswitchreset', autoSwitchReset, {
    type: () => AutoSwitchReset,
    support: [opc3From('1.4.3'), OPC4],
    description:
      'Which disconnect resets the remembered UC mode. Only relevant with `ucModeMemory`. The vendor does not explain the values; they are read as those of `autoSwitchDisconnect`.',
    related: ['autoSwitchDisconnect', 'ucConfiguration', 'ucModeMemory'],
  })
  ucAutoSwitchReset?: AutoSwitchReset | null;

  @SettingField('mtrbuttoncycle', flag, {
    type: () => Boolean,
    support: [OPC3, OPC4],
    description: 'Whether the port buttons cycle between UC and BYOD mode.',
    related: ['ucConfiguration', 'ucLongPressDelay'],
  })
  ucButtonCycle?: boolean | null;

  @SettingField('mtrdefaultmodeports', portList, {
    type: () => [Int],
    support: [OPC3, OPC4],
    description: 'The ports, 1 to 4, whose default mode is UC mode. `ucModeMemory` takes precedence.',
    related: ['ucConfiguration', 'ucModeMemory'],
  })
  ucDefaultModePorts?: readonly number[] | null;

  @SettingField(
    'mtrdisableusb',
    oneOf<UcDisableUsb>('UcDisableUsb', { ALL_USB_A: 0, USB_A_1: 1, USB_A_2: 2 }),
    {
      type: () => UcDisableUsb,
      support: [OPC3, OPC4],
      description: 'Which USB-A ports are disabled in UC mode. Needs `ucConfiguration: DISABLE`.',
      needs: { setting: 'ucConfiguration', value: UcConfiguration.DISABLE },
      related: ['ucConfiguration'],
    },
  )
  ucDisableUsb?: UcDisableUsb | null;

  @SettingField('mtrkeepmodeinactive', flag, {
    type: () => Boolean,
    support: [opc3From('1.4.3'), OPC4],
    description: 'Whether UC mode is kept while no port is active.',
    related: ['ucConfiguration'],
  })
  ucKeepModeInactive?: boolean | null;

  @SettingField('mtrlongpressdelay', whole({ min: 0, max: 3_100, step: 100, unit: 'ms' }), {
    type: () => Int,
    support: [opc3From('1.4.3'), OPC4],
    description:
      'How long a button must be held to switch the UC mode, ms: 100 to 3100 in steps of 100; 0: disabled.',
    related: ['ucConfiguration', 'ucButtonCycle'],
  })
  ucLongPressDelay?: number | null;

  @SettingField('mtrmanualinherit', flag, {
    type: () => Boolean,
    support: [OPC3, OPC4],
    description: 'Whether a manual change of the active port keeps the UC mode.',
    related: ['ucConfiguration'],
  })
  ucManualInherit?: boolean | null;

  @SettingField('mtrmodememory', flag, {
    type: () => Boolean,
    support: [opc3From('1.4.3'), OPC4],
    description:
      'Whether the UC mode is remembered while no port is active. Takes precedence over `ucDefaultModePorts`.',
    related: ['ucConfiguration', 'ucDefaultModePorts', 'ucAutoSwitchReset'],
  })
  ucModeMemory?: boolean | null;

  @SettingField('mtronextension', flag, {
    type: () => Boolean,
    support: [OPC4],
    description: 'Whether the UC system is on the extension USB-C port (Ochno Node).',
    related: ['ucConfiguration'],
  })
  ucOnExtension?: boolean | null;

  @SettingField('mtrport', whole({ min: 0, max: 6 }), {
    type: () => Int,
    support: [OPC3, OPC4],
    description:
      'The USB-C port, 1 to 6, that the UC system is connected to; 0: off. Needs `ucConfiguration: PORT`.',
    needs: { setting: 'ucConfiguration', value: UcConfiguration.PORT },
    related: ['ucConfiguration'],
  })
  ucPort?: number | null;

  @SettingField('noportperipheraloff', flag, {
    type: () => Boolean,
    support: [OPC4],
    description:
      'Whether downstream ports with peripherals, but not those with Ochno units, are disabled while no port is active. The vendor documents no type; Boolean is inferred.',
  })
  noPortPeripheralOff?: boolean | null;

  @SettingField(
    'powerbalancingmode',
    oneOf<PowerBalancingMode>('PowerBalancingMode', {
      STATIC: 'static',
      FIRST_PRIORITY: 'firstprio',
      FAIR_SHARE: 'fairshare',
    }),
    {
      type: () => PowerBalancingMode,
      support: [OPH4],
      description:
        'How power is distributed between the ports. The corresponding setting of OPC4 is `usbPowerDistributionMode`.',
      related: ['usbPowerDistributionMode', 'powerStatic'],
    },
  )
  powerBalancingMode?: PowerBalancingMode | null;

  @SettingField('powerstatic', wattsByPort, {
    type: () => [Int],
    support: [OPC4, OPH4],
    description:
      "The maximum power of each port, W: four values, port 1 first, each a multiple of 5 up to 155. Their sum must be below the unit's maximum, which the vendor does not publish.",
    related: ['powerBalancingMode', 'usbPowerDistributionMode'],
  })
  powerStatic?: readonly number[] | null;

  @SettingField('sharenetwork', flag, {
    type: () => Boolean,
    support: [OPC4],
    description: 'Whether the hub shares its network connection with the laptop through the USB cable.',
    related: ['shareNetworkUsb3'],
  })
  shareNetwork?: boolean | null;

  @SettingField('sharenetworkspeed', flag, {
    type: () => Boolean,
    support: [OPC4],
    description:
      'Whether the network is shared through USB 3 (true) or USB 2 (false). With USB 3, a device on port 8 (USB-A 2) is limited to USB 2.',
    related: ['shareNetwork', 'port8OchnoIo'],
  })
  shareNetworkUsb3?: boolean | null;

  @SettingField('tysel7io', flag, {
    type: () => Boolean,
    support: [OPC4],
    description: 'Whether an Ochno IO unit is allowed on port 7 (USB-A 1).',
    related: ['port8OchnoIo'],
  })
  port7OchnoIo?: boolean | null;

  @SettingField('tysel8io', flag, {
    type: () => Boolean,
    support: [OPC4],
    description: 'Whether an Ochno IO unit is allowed on port 8 (USB-A 2).',
    related: ['port7OchnoIo', 'shareNetworkUsb3'],
  })
  port8OchnoIo?: boolean | null;

  @SettingField(
    'ufpdefaultrole',
    oneOf<PowerRole.SINK | PowerRole.SOURCE>('PowerRole', { SINK: 0, SOURCE: 1 }),
    {
      type: () => PowerRole,
      support: [OPC4],
      description: 'The default power role of upstream ports: SINK or SOURCE. Needs `ufpRole: DRP`.',
      needs: { setting: 'ufpRole', value: PowerRole.DRP },
      related: ['ufpRole'],
    },
  )
  ufpDefaultRole?: PowerRole.SINK | PowerRole.SOURCE | null;

  @SettingField('ufprole', oneOf<PowerRole>('PowerRole', { SINK: 0, SOURCE: 1, DRP: 2 }), {
    type: () => PowerRole,
    support: [OPC4],
    description: 'The power role of upstream ports.',
    related: ['ufpDefaultRole'],
  })
  ufpRole?: PowerRole | null;

  @SettingField(
    'usbpowerdistributionmode',
    oneOf<UsbPowerDistributionMode>('UsbPowerDistributionMode', {
      DISABLED: 0,
      FIRST_PRIORITY: 1,
      FAIR_SHARE: 2,
    }),
    {
      type: () => UsbPowerDistributionMode,
      support: [OPC4],
      description:
        'How power is distributed between the ports. The corresponding setting of OPH4 is `powerBalancingMode`.',
      related: ['powerBalancingMode', 'powerStatic'],
    },
  )
  usbPowerDistributionMode?: UsbPowerDistributionMode | null;

  @SettingField('usbpt2ondelay', holdDelay, {
    type: () => HoldDelay,
    support: [opc3From('1.3.1')],
    description: 'How long the USB 2 side of USB passthrough is held in reset.',
    related: HOLD_DELAYS,
  })
  usbPassthroughUsb2OnDelay?: HoldDelay | null;

  @SettingField('usbpt3ondelay', holdDelay, {
    type: () => HoldDelay,
    support: [opc3From('1.3.1')],
    description: 'How long the USB 3 side of USB passthrough is held in reset.',
    related: HOLD_DELAYS,
  })
  usbPassthroughUsb3OnDelay?: HoldDelay | null;

  @SettingField('usbptondelay', holdDelay, {
    type: () => HoldDelay,
    support: [opc3From('1.3.1'), OPC4],
    description: 'How long VBUS detection of USB passthrough is held in reset.',
    related: HOLD_DELAYS,
  })
  usbPassthroughOnDelay?: HoldDelay | null;

  @SettingField('usbptusbcondelay', holdDelay, {
    type: () => HoldDelay,
    support: [OPC4],
    description: 'How long VBUS of the USB-C passthrough ports is held in reset.',
    related: HOLD_DELAYS,
  })
  usbPassthroughUsbCOnDelay?: HoldDelay | null;

  @SettingField('usbptvbusondelay', holdDelay, {
    type: () => HoldDelay,
    support: [opc3From('1.3.1'), OPC4],
    description: 'How long VBUS of the USB-A passthrough ports is held in reset.',
    related: HOLD_DELAYS,
  })
  usbPassthroughVbusOnDelay?: HoldDelay | null;

  @SettingField(
    'usemtr',
    oneOf<UcConfiguration>('UcConfiguration', { OFF: 'off', PORT: 'port', DISABLE: 'disable' }),
    {
      type: () => UcConfiguration,
      support: [OPC3, OPC4],
      description: 'How the conference system of the room (UC) is connected; OFF: there is none.',
      related: UC_SETTINGS,
    },
  )
  ucConfiguration?: UcConfiguration | null;
}
