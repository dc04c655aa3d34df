/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> =
  T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Whether connecting a laptop makes its port active. */
export type AutoSwitchConnect =
  /** On every new connection (`always`). */
  | 'ALWAYS'
  /** Never (`off`). */
  | 'OFF'
  /** Only when nothing else is active (`on`). The vendor’s page on switching says instead: only the first device. */
  | 'ON';

/** Which disconnect triggers an action: the change to the default port (`autoSwitchDisconnect`), or the reset of the remembered UC mode (`ucAutoSwitchReset`). The vendor explains ON and ACTIVE only for `autoSwitchDisconnect`, and BOTH only on its page on switching; that the values mean the same for `ucAutoSwitchReset` is inferred from their names. */
export type AutoSwitchReset =
  /** The disconnect of the device on the active port (`active`). */
  | 'ACTIVE'
  /** Either of these two (`both`). */
  | 'BOTH'
  /** None (`off`). */
  | 'OFF'
  /** The disconnect of the last device (`on`). */
  | 'ON';

/** The charging mode that a hub and a device negotiated. */
export type ChargingMode =
  /** USB Power Delivery, extended power range (`EPR`). */
  | 'EPR'
  /** Plain 5 V (`5V`). */
  | 'FIVE_VOLT'
  /** `LQC`; the vendor does not document what it stands for. */
  | 'LQC'
  /** USB Power Delivery, programmable power supply (`PPS`). */
  | 'PPS'
  /** USB Power Delivery, standard power range (`SPR`). */
  | 'SPR'
  /** A mode that this gateway does not know; the port's `raw` has the value. */
  | 'UNKNOWN';

/** A charging protocol that a hub can enable. */
export type ChargingProtocol =
  /** USB Power Delivery, extended power range (`EPR`). */
  | 'EPR'
  /** `LQC`; the vendor does not document what it stands for. */
  | 'LQC'
  /** USB Power Delivery, programmable power supply (`PPS`). */
  | 'PPS'
  /** USB Power Delivery, standard power range (`SPR`). */
  | 'SPR';

/** The settings to change. A setting that is left out keeps its value, and so does null for one that the hub does not have. `configSettings` lists the allowed values. */
export type ConfigInput = {
  /** Disables admin mode. Dangerous: while it is true, the Ochno Management Console (OMC) cannot reach the hub. Operated: `adminalwaysoff`. Supported by OPH4. */
  adminAlwaysOff?: boolean | null | undefined;
  /** Whether connecting a laptop makes its port active. Operated: `autoswitchconnect`. Supported by OPC3, OPC4. */
  autoSwitchConnect?: AutoSwitchConnect | null | undefined;
  /** Which disconnect makes the default port active. Operated: `autoswitchdisconnect`. Supported by OPC3, OPC4. */
  autoSwitchDisconnect?: AutoSwitchReset | null | undefined;
  /** The upstream ports, 1 to 4, that take part in automatic switching. Operated: `autoswitchports`. Supported by OPC3, OPC4. */
  autoSwitchPorts?: Array<number> | null | undefined;
  /** The ports, 1 to 4, whose buttons are ignored. Operated: `buttondisabled`. Supported by OPC3 from firmware 1.4.3, OPC4. */
  buttonDisabled?: Array<number> | null | undefined;
  /** Whether the button of a port without a connected device is ignored. Operated: `buttonemptydisabled`. Supported by OPC3 from firmware 1.6.8, OPC4. */
  buttonEmptyDisabled?: boolean | null | undefined;
  /** Whether the button of the active port makes the default port active. If false, the button leaves no port active. Operated: `buttonoffdefaultport`. Supported by OPC3, OPC4. */
  buttonOffDefaultPort?: boolean | null | undefined;
  /** The charging protocols that are enabled. Operated: `chargingprotocols`. Supported by OPH4. */
  chargingProtocols?: Array<ChargingProtocol> | null | undefined;
  /** The default port, 1 to 4; 0: none. It is active after boot, becomes active on a disconnect according to `autoSwitchDisconnect` and, only with `buttonOffDefaultPort`, when a button deactivates the active port, and is used when a downstream hub of a daisy chain activates a port. When read, null means that the hub does not send the setting. In an input, null means 0 for a hub that sends it, and no change for any other. Operated: `defaultport`. Supported by OPC3, OPC4. */
  defaultPort?: number | null | undefined;
  /** Disables USB 3 and video on ports that are not configured for a Windows UC system. Operated: `disabledfpusb3`. Supported by OPC4. */
  disableDfpUsb3?: boolean | null | undefined;
  /** Disables all LEDs of the hub. Operated: `disableleds`. Supported by OPH4. */
  disableLeds?: boolean | null | undefined;
  /** Whether each upstream port is enabled: four values, port 1 first. Operated: `enabledports`. Supported by OPH4. */
  enabledPorts?: Array<boolean> | null | undefined;
  /** Enables the HDMI CEC toggle. That the hub then switches the screen on and off is inferred from the name. Operated: `hdmiceccontrol`. Supported by OPC3, OPC4. */
  hdmiCecControl?: boolean | null | undefined;
  /** How long the 5 V of HDMI is held in reset. Operated: `hdmipowerondelay`. Supported by OPC3 from firmware 1.3.1, OPC4. */
  hdmiPowerOnDelay?: HoldDelayInput | null | undefined;
  /** How long hot-plug detect (HPD) is held in reset. Operated: `hpdondelay`. Supported by OPC3 from firmware 1.3.1, OPC4. */
  hpdOnDelay?: HoldDelayInput | null | undefined;
  /** The ports, 1 to 4, that are disabled while they are not active. Operated: `inactivedisabled`. Supported by OPC3 from firmware 1.3.1, OPC4. */
  inactiveDisabled?: Array<number> | null | undefined;
  /** Locks the active port: nothing switches away from it. In a daisy chain, every hub on the path must have it enabled. Operated: `lockactive`. Supported by OPC3 from firmware 1.6.8, OPC4. */
  lockActive?: boolean | null | undefined;
  /** Whether downstream ports with peripherals, but not those with Ochno units, are disabled while no port is active. The vendor documents no type; Boolean is inferred. Operated: `noportperipheraloff`. Supported by OPC4. */
  noPortPeripheralOff?: boolean | null | undefined;
  /** Whether an Ochno IO unit is allowed on port 7 (USB-A 1). Operated: `tysel7io`. Supported by OPC4. */
  port7OchnoIo?: boolean | null | undefined;
  /** Whether an Ochno IO unit is allowed on port 8 (USB-A 2). Operated: `tysel8io`. Supported by OPC4. */
  port8OchnoIo?: boolean | null | undefined;
  /** How power is distributed between the ports. The corresponding setting of OPC4 is `usbPowerDistributionMode`. Operated: `powerbalancingmode`. Supported by OPH4. */
  powerBalancingMode?: PowerBalancingMode | null | undefined;
  /** The maximum power of each port, W: four values, port 1 first, each a multiple of 5 up to 155. Their sum must be below the unit's maximum, which the vendor does not publish. Operated: `powerstatic`. Supported by OPC4, OPH4. */
  powerStatic?: Array<number> | null | undefined;
  /** Whether the hub shares its network connection with the laptop through the USB cable. Operated: `sharenetwork`. Supported by OPC4. */
  shareNetwork?: boolean | null | undefined;
  /** Whether the network is shared through USB 3 (true) or USB 2 (false). With USB 3, a device on port 8 (USB-A 2) is limited to USB 2. Operated: `sharenetworkspeed`. Supported by OPC4. */
  shareNetworkUsb3?: boolean | null | undefined;
  /** Which disconnect resets the remembered UC mode. Only relevant with `ucModeMemory`. The vendor does not explain the values; they are read as those of `autoSwitchDisconnect`. Operated: `mtrautoswitchreset`. Supported by OPC3 from firmware 1.4.3, OPC4. */
  ucAutoSwitchReset?: AutoSwitchReset | null | undefined;
  /** Whether the port buttons cycle between UC and BYOD mode. Operated: `mtrbuttoncycle`. Supported by OPC3, OPC4. */
  ucButtonCycle?: boolean | null | undefined;
  /** How the conference system of the room (UC) is connected; OFF: there is none. Operated: `usemtr`. Supported by OPC3, OPC4. */
  ucConfiguration?: UcConfiguration | null | undefined;
  /** The ports, 1 to 4, whose default mode is UC mode. `ucModeMemory` takes precedence. Operated: `mtrdefaultmodeports`. Supported by OPC3, OPC4. */
  ucDefaultModePorts?: Array<number> | null | undefined;
  /** Which USB-A ports are disabled in UC mode. Needs `ucConfiguration: DISABLE`. Operated: `mtrdisableusb`. Supported by OPC3, OPC4. */
  ucDisableUsb?: UcDisableUsb | null | undefined;
  /** Whether UC mode is kept while no port is active. Operated: `mtrkeepmodeinactive`. Supported by OPC3 from firmware 1.4.3, OPC4. */
  ucKeepModeInactive?: boolean | null | undefined;
  /** How long a button must be held to switch the UC mode, ms: 100 to 3100 in steps of 100; 0: disabled. Operated: `mtrlongpressdelay`. Supported by OPC3 from firmware 1.4.3, OPC4. */
  ucLongPressDelay?: number | null | undefined;
  /** Whether a manual change of the active port keeps the UC mode. Operated: `mtrmanualinherit`. Supported by OPC3, OPC4. */
  ucManualInherit?: boolean | null | undefined;
  /** Whether the UC mode is remembered while no port is active. Takes precedence over `ucDefaultModePorts`. Operated: `mtrmodememory`. Supported by OPC3 from firmware 1.4.3, OPC4. */
  ucModeMemory?: boolean | null | undefined;
  /** Whether the UC system is on the extension USB-C port (Ochno Node). Operated: `mtronextension`. Supported by OPC4. */
  ucOnExtension?: boolean | null | undefined;
  /** The USB-C port, 1 to 6, that the UC system is connected to; 0: off. Needs `ucConfiguration: PORT`. Operated: `mtrport`. Supported by OPC3, OPC4. */
  ucPort?: number | null | undefined;
  /** The default power role of upstream ports: SINK or SOURCE. Needs `ufpRole: DRP`. Operated: `ufpdefaultrole`. Supported by OPC4. */
  ufpDefaultRole?: PowerRole | null | undefined;
  /** The power role of upstream ports. Operated: `ufprole`. Supported by OPC4. */
  ufpRole?: PowerRole | null | undefined;
  /** How long VBUS detection of USB passthrough is held in reset. Operated: `usbptondelay`. Supported by OPC3 from firmware 1.3.1, OPC4. */
  usbPassthroughOnDelay?: HoldDelayInput | null | undefined;
  /** How long the USB 2 side of USB passthrough is held in reset. Operated: `usbpt2ondelay`. Supported by OPC3 from firmware 1.3.1. */
  usbPassthroughUsb2OnDelay?: HoldDelayInput | null | undefined;
  /** How long the USB 3 side of USB passthrough is held in reset. Operated: `usbpt3ondelay`. Supported by OPC3 from firmware 1.3.1. */
  usbPassthroughUsb3OnDelay?: HoldDelayInput | null | undefined;
  /** How long VBUS of the USB-C passthrough ports is held in reset. Operated: `usbptusbcondelay`. Supported by OPC4. */
  usbPassthroughUsbCOnDelay?: HoldDelayInput | null | undefined;
  /** How long VBUS of the USB-A passthrough ports is held in reset. Operated: `usbptvbusondelay`. Supported by OPC3 from firmware 1.3.1, OPC4. */
  usbPassthroughVbusOnDelay?: HoldDelayInput | null | undefined;
  /** How power is distributed between the ports. The corresponding setting of OPH4 is `powerBalancingMode`. Operated: `usbpowerdistributionmode`. Supported by OPC4. */
  usbPowerDistributionMode?: UsbPowerDistributionMode | null | undefined;
};

/** How long a line is held in reset. */
export type HoldDelayInput = {
  /** The hold time, ms, with the mode DELAY: 100 to 12600 in steps of 100. Null with the other modes. */
  milliseconds?: number | null | undefined;
  /** Never, for a time, or always. */
  mode: HoldMode;
};

/** Whether and how long a line is held in reset. */
export type HoldMode =
  /** Always held: the line is always off (127). */
  | 'ALWAYS_OFF'
  /** Not held: the line is always on (0). */
  | 'ALWAYS_ON'
  /** Held for a time (1 to 126 steps of 100 ms). */
  | 'DELAY';

/** A part of a hub that can change. */
export type HubAspect =
  /** Its `config`. */
  | 'CONFIG'
  /** Its identity and place: names, ids, firmware, address, spaces. */
  | 'INFO'
  /** One or more of its `ports`, including which port is active. */
  | 'PORTS'
  /** The voltage, current or wattage of the hub or of a port. A change of energy alone does not count; subscribe to `powerReading` for it. */
  | 'POWER'
  /** `online`: whether the hub is connected to Operated. */
  | 'PRESENCE'
  /** Its `state`. */
  | 'STATE';

/** Selects the hubs for which every given condition holds. Hubs that cannot be read to check a condition are left out, and an error of the list names them in `hubIds`. */
export type HubFilter = {
  /** Hubs of this account. */
  accountId?: string | number | null | undefined;
  /** Hubs with a connected device of this USB product id, 0 to 65535. Ids of products differ within a vendor only: give `deviceVendorId` too. */
  deviceProductId?: number | null | undefined;
  /** Hubs with a connected device of this USB vendor id, 0 to 65535. Together with `deviceProductId` one device has both ids. */
  deviceVendorId?: number | null | undefined;
  /** Hubs of one of these product families. */
  families?: Array<ProductFamily> | null | undefined;
  /** Hubs with an older firmware than this version, for example `1.4.0`: 1.9.0 is older than 1.10.0. Hubs without a readable version are left out. */
  firmwareBelow?: string | null | undefined;
  /** Hubs with one of these ids, at most 1000. */
  ids?: Array<string | number> | null | undefined;
  /** True: hubs in at least one space. False: hubs in none. */
  inSpace?: boolean | null | undefined;
  /** True: hubs with a device connected to an upstream port. False: hubs without one, or that do not report it. */
  inUse?: boolean | null | undefined;
  /** True: hubs that are connected to Operated. False: hubs that are not. */
  online?: boolean | null | undefined;
  /** Hubs whose over-temperature protection is in one of these states. */
  overTemperature?: Array<OverTemperature> | null | undefined;
  /** Hubs with one of these product codes, at most 1000: compared without hyphens and case-insensitively, as `ProductFamily` is. */
  productCodes?: Array<string> | null | undefined;
  /** Hubs with this text in the name, custom id, serial number or IP address, in the name of one of their spaces, or in the name of the vendor or the product of a connected device; case-insensitive, at most 200 characters. Needs the list of spaces: where the caller cannot see it, names of spaces are not searched. A subscription reads it once, at its start. */
  search?: string | null | undefined;
  /** Hubs of this space. Null is rejected: `inSpace: false` selects the hubs in no space. */
  spaceId?: string | number | null | undefined;
};

/** The state of the over-temperature protection. The vendor documents the names of the values only; the descriptions follow the names. */
export type OverTemperature =
  /** Not active (`normal`). */
  | 'NORMAL'
  /** The hub is too hot (`overheat`). */
  | 'OVERHEAT'
  /** Reduced (`reduced`). That the hub then supplies less power is inferred from the name. */
  | 'REDUCED'
  /** A value that this gateway does not know; `raw` has it. */
  | 'UNKNOWN';

/** The direction of data through a port. */
export type PortDirection =
  /** To peripherals or another hub (`downstream`). */
  | 'DOWNSTREAM'
  /** Within the hub, for example to an IoT device (`internal`). */
  | 'INTERNAL'
  /** A value that this gateway does not know; `raw` has it. */
  | 'UNKNOWN'
  /** To a user's computer (`upstream`). */
  | 'UPSTREAM';

/** The connector of a port. */
export type PortType =
  /** A value that this gateway does not know; `raw` has it. */
  | 'UNKNOWN'
  /** USB with a connector that is not specified (`usb`). */
  | 'USB'
  /** USB-A (`usb-a`). */
  | 'USB_A'
  /** USB-C (`usb-c`). */
  | 'USB_C';

/** How an OPH4 distributes its power between the ports. The vendor documents the names of the values only; the descriptions follow the names. */
export type PowerBalancingMode =
  /** Fair share (`fairshare`). */
  | 'FAIR_SHARE'
  /** First priority (`firstprio`). Which port counts as first, for example the lowest number or the first connected, is not documented. */
  | 'FIRST_PRIORITY'
  /** A fixed maximum for each port, see `powerStatic` (`static`). */
  | 'STATIC';

/** Whether an upstream port receives power or supplies it. */
export type PowerRole =
  /** Dual role port: either, as negotiated with the device (2). Only for `ufpRole`. */
  | 'DRP'
  /** It receives power (0). */
  | 'SINK'
  /** It supplies power (1). */
  | 'SOURCE';

/** A product family, named as in the support tables of the vendor’s guide. */
export type ProductFamily =
  /** O-PC-3, Power Conference 3: the previous switch for up to four laptops. */
  | 'OPC3'
  /** O-PC-4, Power Conference 4: the switch for up to four laptops, with HDMI, USB-A and network sharing. */
  | 'OPC4'
  /** The charging hub; it has no active port and no UC mode. That its product code is `O-PH-4` and its name Power Hub 4 is inferred. */
  | 'OPH4'
  /** A product that this gateway does not know; `code` has the product code. */
  | 'UNKNOWN';

/** The hub and the port to activate. */
export type SetActivePortInput = {
  /** Operated's id of the hub. */
  hubId: string | number;
  /** The number of the port, at most the product's number of ports; 0 deactivates the active port. */
  portNumber: number;
};

/** How the conference system of the room (UC, for unified communications) is connected. */
export type UcConfiguration =
  /** The hub disables the USB-A ports of `ucDisableUsb` in UC mode (`disable`). That a UC appliance then takes over the peripherals is inferred from the name. */
  | 'DISABLE'
  /** No UC system (`off`). */
  | 'OFF'
  /** A UC system is on the USB-C port `ucPort` (`port`). */
  | 'PORT';

/** Which downstream USB-A ports are switched off in UC mode. */
export type UcDisableUsb =
  /** All USB-A ports (0). */
  | 'ALL_USB_A'
  /** USB-A port 1 (1). */
  | 'USB_A_1'
  /** USB-A port 2 (2). Inferred: the vendor’s table prints “USB-A port 1” for 1 and for 2. */
  | 'USB_A_2';

/** Whether the room is used with its own conference system (UC, for unified communications) or with a laptop that a user brought (BYOD). */
export type UcMode =
  /** A user's laptop (`mtrmode: false`). */
  | 'BYOD'
  /** The room's own conference system (`mtrmode: true`). */
  | 'UC';

/** The hub and the settings to change. */
export type UpdateHubConfigInput = {
  /** The settings to change. A setting that is left out keeps its value. */
  config: ConfigInput;
  /** Validates and compares as usual, but sends nothing to Operated. */
  dryRun?: boolean;
  /** Operated's id of the hub. */
  hubId: string | number;
};

/** The hubs and the settings to change on each of them. */
export type UpdateHubConfigsInput = {
  /** The settings to change. A setting that is left out keeps its value. */
  config: ConfigInput;
  /** Validates and compares as usual, but sends nothing to Operated. */
  dryRun?: boolean;
  /** With `filter`: how many hubs it has to select, such as the number of results of a dry run. If it selects another number, nothing is changed, and `userErrors` of the payload has UNEXPECTED_COUNT. Required, unless `dryRun` is true. */
  expectedCount?: number | null | undefined;
  /** The hubs that match this when the mutation is executed, at most 1000: evaluated by Operated's present answers, past the cache. If a hub cannot be read to check a condition, nothing is changed. */
  filter?: HubFilter | null | undefined;
  /** Operated's ids of the hubs, at most 1000. Exactly one of `hubIds` and `filter` is required. */
  hubIds?: Array<string | number> | null | undefined;
};

/** How an OPC4 distributes its power between the ports. The vendor documents the names of the values only; the descriptions follow the names. */
export type UsbPowerDistributionMode =
  /** Disabled (0). That power is then not redistributed between the ports is inferred from the name. */
  | 'DISABLED'
  /** Fair share (2). */
  | 'FAIR_SHARE'
  /** First priority (1). Which port counts as first, for example the lowest number or the first connected, is not documented. */
  | 'FIRST_PRIORITY';

/** The reason why a change was not made or not confirmed. */
export type UserErrorCode =
  /** The value conflicts with another setting of the input or of the hub, and nothing was sent to Operated; or the hub is locked and keeps its active port. */
  | 'CONFLICTING_SETTINGS'
  /** The token does not allow changing this hub. */
  | 'FORBIDDEN'
  /** There is no hub with this id that the caller can see. */
  | 'HUB_NOT_FOUND'
  /** The hub is not connected to Operated. */
  | 'HUB_OFFLINE'
  /** A value of the input is not allowed. Nothing was sent to Operated. */
  | 'INVALID_VALUE'
  /** It is unknown whether the change was made: Operated did not answer clearly, or accepted the change and does not show it. Read the hub again to find out. If nothing was sent or changed, the message states it. If a request to Operated failed, `errors` has the failure. */
  | 'NOT_CONFIRMED'
  /** Operated rejected the change; the message quotes Operated's message. */
  | 'REJECTED_BY_OPERATED'
  /** The filter of a change of many hubs selects another number of hubs than `expectedCount`. Nothing was sent to Operated. */
  | 'UNEXPECTED_COUNT'
  /** The hub's firmware is too old for this; the message names the required version. Nothing was sent to Operated. */
  | 'UNSUPPORTED_BY_FIRMWARE'
  /** The hub's product does not support this. Nothing was sent to Operated. */
  | 'UNSUPPORTED_BY_PRODUCT';

/** Whose token the gateway uses for Operated. */
export type ViewerKind =
  /** The gateway's own client-credentials token. */
  | 'SERVICE'
  /** The user's own token: a bearer token that the gateway forwards unchanged, or the token of the session. */
  | 'USER';

export type PulseQueryVariables = Exact<{ [key: string]: never }>;

export type PulseQuery = { hubs: { nodes: Array<{ id: string; fetchedAt: string; stale: boolean }> } | null };

export type RoomFactsFragment = {
  id: string;
  name: string | null;
  inUse: boolean | null;
  online: boolean | null;
  hubs: {
    totalCount: number;
    nodes: Array<{
      id: string;
      online: boolean;
      state: {
        connected: Array<boolean> | null;
        inMeeting: boolean | null;
        overTemperature: OverTemperature | null;
      } | null;
    }>;
  } | null;
} & { ' $fragmentName'?: 'RoomFactsFragment' };

export type HubPowerFragment = {
  id: string;
  name: string | null;
  online: boolean;
  spaces: Array<{ id: string; name: string | null }> | null;
  power: { wattage: number | null } | null;
  ports: Array<{
    id: string;
    number: number;
    connected: boolean | null;
    device: {
      vendorName: string | null;
      vendorIdHex: string;
      productName: string | null;
      productIdHex: string;
    } | null;
    charging: { mode: ChargingMode | null; allocatedPower: number | null } | null;
    power: { wattage: number | null } | null;
  }> | null;
} & { ' $fragmentName'?: 'HubPowerFragment' };

export type PowerChangedSubscriptionVariables = Exact<{ [key: string]: never }>;

export type PowerChangedSubscription = {
  hubChanged: {
    changed: Array<HubAspect>;
    hub: {
      id: string;
      online: boolean;
      power: { wattage: number | null } | null;
      ports: Array<{
        id: string;
        number: number;
        connected: boolean | null;
        device: {
          vendorName: string | null;
          vendorIdHex: string;
          productName: string | null;
          productIdHex: string;
        } | null;
        charging: { mode: ChargingMode | null; allocatedPower: number | null } | null;
        power: { wattage: number | null } | null;
      }> | null;
    };
  };
};

export type HubsWithPowerQueryVariables = Exact<{
  after?: string | null | undefined;
}>;

export type HubsWithPowerQuery = {
  hubs: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    edges: Array<{
      cursor: string;
      node: { id: string } & { ' $fragmentRefs'?: { HubPowerFragment: HubPowerFragment } };
    }>;
  } | null;
};

export type HubBadgesFragment = {
  id: string;
  online: boolean;
  state: { ucMode: UcMode | null; inMeeting: boolean | null; overTemperature: OverTemperature | null } | null;
} & { ' $fragmentName'?: 'HubBadgesFragment' };

export type HubCardFragment = ({
  id: string;
  name: string | null;
  online: boolean;
  firmware: string | null;
  product: { family: ProductFamily; name: string };
  config: { lockActive: boolean | null } | null;
  power: { wattage: number | null } | null;
  ports: Array<
    { id: string; number: number; active: boolean } & {
      ' $fragmentRefs'?: { PortCardFragment: PortCardFragment };
    }
  > | null;
} & {
  ' $fragmentRefs'?: { HubBadgesFragment: HubBadgesFragment; ActivePortFragment: ActivePortFragment };
}) & { ' $fragmentName'?: 'HubCardFragment' };

export type PortCardFragment = {
  id: string;
  number: number;
  type: PortType | null;
  direction: PortDirection | null;
  connected: boolean | null;
  enabled: boolean | null;
  active: boolean;
  device: {
    vendorName: string | null;
    vendorIdHex: string;
    productName: string | null;
    productIdHex: string;
  } | null;
  ochnoUnit: { hardwareId: string } | null;
  charging: { mode: ChargingMode | null; allocatedPower: number | null } | null;
  power: { wattage: number | null } | null;
} & { ' $fragmentName'?: 'PortCardFragment' };

export type RoomQueryVariables = Exact<{
  id: string | number;
}>;

export type RoomQuery = {
  space: {
    id: string;
    name: string | null;
    hubs: {
      nodes: Array<{ id: string } & { ' $fragmentRefs'?: { HubCardFragment: HubCardFragment } }>;
    } | null;
  } | null;
};

export type RoomPowerChangedSubscriptionVariables = Exact<{
  spaceId: string | number;
}>;

export type RoomPowerChangedSubscription = {
  powerSummaryChanged: { wattage: number; hubCount: number; reportingHubCount: number };
};

export type ActivePortFragment = {
  __typename: 'Hub';
  id: string;
  state: {
    __typename: 'HubState';
    activePort: { __typename: 'Port'; id: string; number: number } | null;
  } | null;
  ports: Array<{ __typename: 'Port'; id: string; number: number; active: boolean }> | null;
} & { ' $fragmentName'?: 'ActivePortFragment' };

export type SetActivePortMutationVariables = Exact<{
  input: SetActivePortInput;
}>;

export type SetActivePortMutation = {
  setActivePort: {
    __typename: 'SetActivePortPayload';
    hub:
      | ({ __typename: 'Hub'; id: string } & {
          ' $fragmentRefs'?: { ActivePortFragment: ActivePortFragment };
        })
      | null;
    userErrors: Array<{ code: UserErrorCode; message: string }>;
  };
};

export type RoomChangedSubscriptionVariables = Exact<{
  filter: HubFilter;
}>;

export type RoomChangedSubscription = {
  hubChanged: {
    changed: Array<HubAspect>;
    hub: { id: string } & { ' $fragmentRefs'?: { HubCardFragment: HubCardFragment } };
  };
};

export type RoomsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;

export type RoomsQuery = {
  spaces: {
    totalCount: number;
    edges: Array<{ node: { id: string } & { ' $fragmentRefs'?: { RoomFactsFragment: RoomFactsFragment } } }>;
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
  } | null;
};

export type RoomsLiveSubscriptionVariables = Exact<{ [key: string]: never }>;

export type RoomsLiveSubscription = {
  hubChanged: {
    changed: Array<HubAspect>;
    hub: {
      id: string;
      online: boolean;
      state: {
        connected: Array<boolean> | null;
        inMeeting: boolean | null;
        overTemperature: OverTemperature | null;
      } | null;
    };
  };
};

export type BulkResultFragment = {
  hubId: string;
  hub: {
    id: string;
    name: string | null;
    config: { ' $fragmentRefs'?: { ConfigValuesFragment: ConfigValuesFragment } } | null;
  } | null;
  changes: Array<{ ' $fragmentRefs'?: { ConfigDiffFragment: ConfigDiffFragment } }>;
  userErrors: Array<{ code: UserErrorCode; message: string; field: Array<string> | null }>;
} & { ' $fragmentName'?: 'BulkResultFragment' };

export type UpdateHubConfigsMutationVariables = Exact<{
  input: UpdateHubConfigsInput;
}>;

export type UpdateHubConfigsMutation = {
  updateHubConfigs: {
    results: Array<{ ' $fragmentRefs'?: { BulkResultFragment: BulkResultFragment } }>;
    userErrors: Array<{ code: UserErrorCode; message: string; field: Array<string> | null }>;
  };
};

export type HubChoiceFragment = {
  id: string;
  name: string | null;
  online: boolean;
  firmware: string | null;
  product: { family: ProductFamily; name: string };
  spaces: Array<{ id: string; name: string | null }> | null;
} & { ' $fragmentName'?: 'HubChoiceFragment' };

export type HubsToChooseQueryVariables = Exact<{
  filter: HubFilter;
  after?: string | null | undefined;
}>;

export type HubsToChooseQuery = {
  hubs: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    edges: Array<{
      cursor: string;
      node: { id: string } & { ' $fragmentRefs'?: { HubChoiceFragment: HubChoiceFragment } };
    }>;
  } | null;
};

export type ConfigDiffFragment = {
  before: string | null;
  after: string | null;
  setting: { name: string; unit: string | null };
} & { ' $fragmentName'?: 'ConfigDiffFragment' };

export type ConfigValuesFragment = {
  adminAlwaysOff: boolean | null;
  autoSwitchConnect: AutoSwitchConnect | null;
  autoSwitchDisconnect: AutoSwitchReset | null;
  autoSwitchPorts: Array<number> | null;
  buttonDisabled: Array<number> | null;
  buttonEmptyDisabled: boolean | null;
  buttonOffDefaultPort: boolean | null;
  chargingProtocols: Array<ChargingProtocol> | null;
  defaultPort: number | null;
  disableDfpUsb3: boolean | null;
  disableLeds: boolean | null;
  enabledPorts: Array<boolean> | null;
  hdmiCecControl: boolean | null;
  inactiveDisabled: Array<number> | null;
  lockActive: boolean | null;
  noPortPeripheralOff: boolean | null;
  port7OchnoIo: boolean | null;
  port8OchnoIo: boolean | null;
  powerBalancingMode: PowerBalancingMode | null;
  powerStatic: Array<number> | null;
  shareNetwork: boolean | null;
  shareNetworkUsb3: boolean | null;
  ucAutoSwitchReset: AutoSwitchReset | null;
  ucButtonCycle: boolean | null;
  ucConfiguration: UcConfiguration | null;
  ucDefaultModePorts: Array<number> | null;
  ucDisableUsb: UcDisableUsb | null;
  ucKeepModeInactive: boolean | null;
  ucLongPressDelay: number | null;
  ucManualInherit: boolean | null;
  ucModeMemory: boolean | null;
  ucOnExtension: boolean | null;
  ucPort: number | null;
  ufpDefaultRole: PowerRole | null;
  ufpRole: PowerRole | null;
  usbPowerDistributionMode: UsbPowerDistributionMode | null;
  hdmiPowerOnDelay: { mode: HoldMode; milliseconds: number | null } | null;
  hpdOnDelay: { mode: HoldMode; milliseconds: number | null } | null;
  usbPassthroughOnDelay: { mode: HoldMode; milliseconds: number | null } | null;
  usbPassthroughUsb2OnDelay: { mode: HoldMode; milliseconds: number | null } | null;
  usbPassthroughUsb3OnDelay: { mode: HoldMode; milliseconds: number | null } | null;
  usbPassthroughUsbCOnDelay: { mode: HoldMode; milliseconds: number | null } | null;
  usbPassthroughVbusOnDelay: { mode: HoldMode; milliseconds: number | null } | null;
} & { ' $fragmentName'?: 'ConfigValuesFragment' };

export type SettingDescriptionFragment = {
  name: string;
  type: string;
  description: string;
  allowedValues: Array<string> | null;
  min: number | null;
  max: number | null;
  step: number | null;
  unit: string | null;
  relatedSettings: Array<string>;
  support: Array<{ family: ProductFamily; minFirmware: string | null }>;
} & { ' $fragmentName'?: 'SettingDescriptionFragment' };

export type SettingsOfProductQueryVariables = Exact<{
  product?: ProductFamily | null | undefined;
  firmware?: string | null | undefined;
}>;

export type SettingsOfProductQuery = {
  configSettings: Array<{ ' $fragmentRefs'?: { SettingDescriptionFragment: SettingDescriptionFragment } }>;
};

export type UpdateHubConfigMutationVariables = Exact<{
  input: UpdateHubConfigInput;
}>;

export type UpdateHubConfigMutation = {
  updateHubConfig: {
    hub: {
      id: string;
      config: { ' $fragmentRefs'?: { ConfigValuesFragment: ConfigValuesFragment } } | null;
    } | null;
    changes: Array<{ ' $fragmentRefs'?: { ConfigDiffFragment: ConfigDiffFragment } }>;
    userErrors: Array<{ code: UserErrorCode; message: string; field: Array<string> | null }>;
  };
};

export type HubSettingsQueryVariables = Exact<{
  id: string | number;
}>;

export type HubSettingsQuery = {
  hub: {
    id: string;
    name: string | null;
    online: boolean;
    firmware: string | null;
    product: { family: ProductFamily; name: string };
    spaces: Array<{ id: string; name: string | null }> | null;
    config: { ' $fragmentRefs'?: { ConfigValuesFragment: ConfigValuesFragment } } | null;
  } | null;
};

export type HubConfigChangedSubscriptionVariables = Exact<{
  hubIds: Array<string | number> | string | number;
}>;

export type HubConfigChangedSubscription = {
  hubChanged: {
    changed: Array<HubAspect>;
    hub: {
      id: string;
      online: boolean;
      config: { ' $fragmentRefs'?: { ConfigValuesFragment: ConfigValuesFragment } } | null;
    };
  };
};

export type ViewerQueryVariables = Exact<{ [key: string]: never }>;

export type ViewerQuery = {
  viewer: { id: string | null; email: string | null; kind: ViewerKind; scopes: Array<string> | null } | null;
};

export const RoomFactsFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'RoomFacts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Space' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'inUse' } },
          { kind: 'Field', name: { kind: 'Name', value: 'online' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hubs' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'first' },
                value: { kind: 'IntValue', value: '50' },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'nodes' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'online' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'state' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'connected' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'inMeeting' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'overTemperature' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<RoomFactsFragment, unknown>;
export const HubPowerFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'HubPower' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Hub' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'online' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'spaces' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'power' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: 'wattage' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'ports' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                { kind: 'Field', name: { kind: 'Name', value: 'connected' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'device' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'vendorName' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'vendorIdHex' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'productName' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'productIdHex' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'charging' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'allocatedPower' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'power' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'Field', name: { kind: 'Name', value: 'wattage' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<HubPowerFragment, unknown>;
export const PortCardFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'PortCard' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Port' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'number' } },
          { kind: 'Field', name: { kind: 'Name', value: 'type' } },
          { kind: 'Field', name: { kind: 'Name', value: 'direction' } },
          { kind: 'Field', name: { kind: 'Name', value: 'connected' } },
          { kind: 'Field', name: { kind: 'Name', value: 'enabled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'active' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'device' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'vendorName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'vendorIdHex' } },
                { kind: 'Field', name: { kind: 'Name', value: 'productName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'productIdHex' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'ochnoUnit' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: 'hardwareId' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'charging' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'allocatedPower' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'power' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: 'wattage' } }],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<PortCardFragment, unknown>;
export const HubBadgesFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'HubBadges' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Hub' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'online' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'state' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'ucMode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'inMeeting' } },
                { kind: 'Field', name: { kind: 'Name', value: 'overTemperature' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<HubBadgesFragment, unknown>;
export const ActivePortFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'ActivePort' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Hub' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'state' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'activePort' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'ports' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                { kind: 'Field', name: { kind: 'Name', value: 'active' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<ActivePortFragment, unknown>;
export const HubCardFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'HubCard' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Hub' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'online' } },
          { kind: 'Field', name: { kind: 'Name', value: 'firmware' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'product' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'family' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'config' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: 'lockActive' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'power' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: 'wattage' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'ports' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                { kind: 'Field', name: { kind: 'Name', value: 'active' } },
                { kind: 'FragmentSpread', name: { kind: 'Name', value: 'PortCard' } },
              ],
            },
          },
          { kind: 'FragmentSpread', name: { kind: 'Name', value: 'HubBadges' } },
          { kind: 'FragmentSpread', name: { kind: 'Name', value: 'ActivePort' } },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'PortCard' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Port' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'number' } },
          { kind: 'Field', name: { kind: 'Name', value: 'type' } },
          { kind: 'Field', name: { kind: 'Name', value: 'direction' } },
          { kind: 'Field', name: { kind: 'Name', value: 'connected' } },
          { kind: 'Field', name: { kind: 'Name', value: 'enabled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'active' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'device' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'vendorName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'vendorIdHex' } },
                { kind: 'Field', name: { kind: 'Name', value: 'productName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'productIdHex' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'ochnoUnit' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: 'hardwareId' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'charging' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'allocatedPower' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'power' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: 'wattage' } }],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'HubBadges' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Hub' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'online' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'state' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'ucMode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'inMeeting' } },
                { kind: 'Field', name: { kind: 'Name', value: 'overTemperature' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'ActivePort' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Hub' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'state' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'activePort' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'ports' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                { kind: 'Field', name: { kind: 'Name', value: 'active' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<HubCardFragment, unknown>;
export const ConfigValuesFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'ConfigValues' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Config' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'adminAlwaysOff' } },
          { kind: 'Field', name: { kind: 'Name', value: 'autoSwitchConnect' } },
          { kind: 'Field', name: { kind: 'Name', value: 'autoSwitchDisconnect' } },
          { kind: 'Field', name: { kind: 'Name', value: 'autoSwitchPorts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'buttonDisabled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'buttonEmptyDisabled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'buttonOffDefaultPort' } },
          { kind: 'Field', name: { kind: 'Name', value: 'chargingProtocols' } },
          { kind: 'Field', name: { kind: 'Name', value: 'defaultPort' } },
          { kind: 'Field', name: { kind: 'Name', value: 'disableDfpUsb3' } },
          { kind: 'Field', name: { kind: 'Name', value: 'disableLeds' } },
          { kind: 'Field', name: { kind: 'Name', value: 'enabledPorts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'hdmiCecControl' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hdmiPowerOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hpdOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'inactiveDisabled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lockActive' } },
          { kind: 'Field', name: { kind: 'Name', value: 'noPortPeripheralOff' } },
          { kind: 'Field', name: { kind: 'Name', value: 'port7OchnoIo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'port8OchnoIo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'powerBalancingMode' } },
          { kind: 'Field', name: { kind: 'Name', value: 'powerStatic' } },
          { kind: 'Field', name: { kind: 'Name', value: 'shareNetwork' } },
          { kind: 'Field', name: { kind: 'Name', value: 'shareNetworkUsb3' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucAutoSwitchReset' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucButtonCycle' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucConfiguration' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucDefaultModePorts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucDisableUsb' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucKeepModeInactive' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucLongPressDelay' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucManualInherit' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucModeMemory' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucOnExtension' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucPort' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ufpDefaultRole' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ufpRole' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughUsb2OnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughUsb3OnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughUsbCOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughVbusOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'usbPowerDistributionMode' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<ConfigValuesFragment, unknown>;
export const ConfigDiffFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'ConfigDiff' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ConfigChange' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'setting' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'unit' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'before' } },
          { kind: 'Field', name: { kind: 'Name', value: 'after' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<ConfigDiffFragment, unknown>;
export const BulkResultFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'BulkResult' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'UpdateHubConfigResult' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'hubId' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hub' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'config' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'ConfigValues' } }],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'changes' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'ConfigDiff' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'userErrors' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                { kind: 'Field', name: { kind: 'Name', value: 'field' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'ConfigValues' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Config' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'adminAlwaysOff' } },
          { kind: 'Field', name: { kind: 'Name', value: 'autoSwitchConnect' } },
          { kind: 'Field', name: { kind: 'Name', value: 'autoSwitchDisconnect' } },
          { kind: 'Field', name: { kind: 'Name', value: 'autoSwitchPorts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'buttonDisabled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'buttonEmptyDisabled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'buttonOffDefaultPort' } },
          { kind: 'Field', name: { kind: 'Name', value: 'chargingProtocols' } },
          { kind: 'Field', name: { kind: 'Name', value: 'defaultPort' } },
          { kind: 'Field', name: { kind: 'Name', value: 'disableDfpUsb3' } },
          { kind: 'Field', name: { kind: 'Name', value: 'disableLeds' } },
          { kind: 'Field', name: { kind: 'Name', value: 'enabledPorts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'hdmiCecControl' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hdmiPowerOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hpdOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'inactiveDisabled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lockActive' } },
          { kind: 'Field', name: { kind: 'Name', value: 'noPortPeripheralOff' } },
          { kind: 'Field', name: { kind: 'Name', value: 'port7OchnoIo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'port8OchnoIo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'powerBalancingMode' } },
          { kind: 'Field', name: { kind: 'Name', value: 'powerStatic' } },
          { kind: 'Field', name: { kind: 'Name', value: 'shareNetwork' } },
          { kind: 'Field', name: { kind: 'Name', value: 'shareNetworkUsb3' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucAutoSwitchReset' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucButtonCycle' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucConfiguration' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucDefaultModePorts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucDisableUsb' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucKeepModeInactive' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucLongPressDelay' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucManualInherit' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucModeMemory' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucOnExtension' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucPort' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ufpDefaultRole' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ufpRole' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughUsb2OnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughUsb3OnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughUsbCOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughVbusOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'usbPowerDistributionMode' } },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'ConfigDiff' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ConfigChange' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'setting' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'unit' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'before' } },
          { kind: 'Field', name: { kind: 'Name', value: 'after' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<BulkResultFragment, unknown>;
export const HubChoiceFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'HubChoice' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Hub' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'online' } },
          { kind: 'Field', name: { kind: 'Name', value: 'firmware' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'product' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'family' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'spaces' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<HubChoiceFragment, unknown>;
export const SettingDescriptionFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'SettingDescription' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ConfigSetting' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'type' } },
          { kind: 'Field', name: { kind: 'Name', value: 'description' } },
          { kind: 'Field', name: { kind: 'Name', value: 'allowedValues' } },
          { kind: 'Field', name: { kind: 'Name', value: 'min' } },
          { kind: 'Field', name: { kind: 'Name', value: 'max' } },
          { kind: 'Field', name: { kind: 'Name', value: 'step' } },
          { kind: 'Field', name: { kind: 'Name', value: 'unit' } },
          { kind: 'Field', name: { kind: 'Name', value: 'relatedSettings' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'support' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'family' } },
                { kind: 'Field', name: { kind: 'Name', value: 'minFirmware' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<SettingDescriptionFragment, unknown>;
export const PulseDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'Pulse' },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hubs' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'first' },
                value: { kind: 'IntValue', value: '1' },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'nodes' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'fetchedAt' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'stale' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<PulseQuery, PulseQueryVariables>;
export const PowerChangedDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'subscription',
      name: { kind: 'Name', value: 'PowerChanged' },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hubChanged' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'aspects' },
                value: {
                  kind: 'ListValue',
                  values: [
                    { kind: 'EnumValue', value: 'POWER' },
                    { kind: 'EnumValue', value: 'PRESENCE' },
                    { kind: 'EnumValue', value: 'PORTS' },
                  ],
                },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'includeCurrent' },
                value: { kind: 'BooleanValue', value: true },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'changed' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'hub' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'online' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'power' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [{ kind: 'Field', name: { kind: 'Name', value: 'wattage' } }],
                        },
                      },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'ports' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'connected' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'device' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: 'vendorName' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'vendorIdHex' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'productName' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'productIdHex' } },
                                ],
                              },
                            },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'charging' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [
                                  { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                                  { kind: 'Field', name: { kind: 'Name', value: 'allocatedPower' } },
                                ],
                              },
                            },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'power' },
                              selectionSet: {
                                kind: 'SelectionSet',
                                selections: [{ kind: 'Field', name: { kind: 'Name', value: 'wattage' } }],
                              },
                            },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<PowerChangedSubscription, PowerChangedSubscriptionVariables>;
export const HubsWithPowerDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'HubsWithPower' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hubs' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'first' },
                value: { kind: 'IntValue', value: '200' },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'after' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'pageInfo' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'hasNextPage' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'endCursor' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'edges' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'cursor' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'node' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'FragmentSpread', name: { kind: 'Name', value: 'HubPower' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'HubPower' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Hub' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'online' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'spaces' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'power' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: 'wattage' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'ports' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                { kind: 'Field', name: { kind: 'Name', value: 'connected' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'device' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'vendorName' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'vendorIdHex' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'productName' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'productIdHex' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'charging' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'allocatedPower' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'power' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'Field', name: { kind: 'Name', value: 'wattage' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<HubsWithPowerQuery, HubsWithPowerQueryVariables>;
export const RoomDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'Room' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'space' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'id' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'hubs' },
                  arguments: [
                    {
                      kind: 'Argument',
                      name: { kind: 'Name', value: 'first' },
                      value: { kind: 'IntValue', value: '500' },
                    },
                    {
                      kind: 'Argument',
                      name: { kind: 'Name', value: 'orderBy' },
                      value: {
                        kind: 'ObjectValue',
                        fields: [
                          {
                            kind: 'ObjectField',
                            name: { kind: 'Name', value: 'field' },
                            value: { kind: 'EnumValue', value: 'NAME' },
                          },
                        ],
                      },
                    },
                  ],
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'nodes' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'FragmentSpread', name: { kind: 'Name', value: 'HubCard' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'PortCard' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Port' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'number' } },
          { kind: 'Field', name: { kind: 'Name', value: 'type' } },
          { kind: 'Field', name: { kind: 'Name', value: 'direction' } },
          { kind: 'Field', name: { kind: 'Name', value: 'connected' } },
          { kind: 'Field', name: { kind: 'Name', value: 'enabled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'active' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'device' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'vendorName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'vendorIdHex' } },
                { kind: 'Field', name: { kind: 'Name', value: 'productName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'productIdHex' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'ochnoUnit' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: 'hardwareId' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'charging' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'allocatedPower' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'power' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: 'wattage' } }],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'HubBadges' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Hub' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'online' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'state' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'ucMode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'inMeeting' } },
                { kind: 'Field', name: { kind: 'Name', value: 'overTemperature' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'ActivePort' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Hub' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'state' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'activePort' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'ports' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                { kind: 'Field', name: { kind: 'Name', value: 'active' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'HubCard' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Hub' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'online' } },
          { kind: 'Field', name: { kind: 'Name', value: 'firmware' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'product' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'family' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'config' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: 'lockActive' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'power' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: 'wattage' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'ports' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                { kind: 'Field', name: { kind: 'Name', value: 'active' } },
                { kind: 'FragmentSpread', name: { kind: 'Name', value: 'PortCard' } },
              ],
            },
          },
          { kind: 'FragmentSpread', name: { kind: 'Name', value: 'HubBadges' } },
          { kind: 'FragmentSpread', name: { kind: 'Name', value: 'ActivePort' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<RoomQuery, RoomQueryVariables>;
export const RoomPowerChangedDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'subscription',
      name: { kind: 'Name', value: 'RoomPowerChanged' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'spaceId' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'powerSummaryChanged' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'spaceId' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'spaceId' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'wattage' } },
                { kind: 'Field', name: { kind: 'Name', value: 'hubCount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reportingHubCount' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<RoomPowerChangedSubscription, RoomPowerChangedSubscriptionVariables>;
export const SetActivePortDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'SetActivePort' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'SetActivePortInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'setActivePort' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'hub' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'ActivePort' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'ActivePort' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Hub' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'state' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'activePort' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'ports' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                { kind: 'Field', name: { kind: 'Name', value: 'active' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<SetActivePortMutation, SetActivePortMutationVariables>;
export const RoomChangedDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'subscription',
      name: { kind: 'Name', value: 'RoomChanged' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'filter' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'HubFilter' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hubChanged' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'filter' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'filter' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'includeCurrent' },
                value: { kind: 'BooleanValue', value: true },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'changed' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'hub' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'FragmentSpread', name: { kind: 'Name', value: 'HubCard' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'PortCard' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Port' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'number' } },
          { kind: 'Field', name: { kind: 'Name', value: 'type' } },
          { kind: 'Field', name: { kind: 'Name', value: 'direction' } },
          { kind: 'Field', name: { kind: 'Name', value: 'connected' } },
          { kind: 'Field', name: { kind: 'Name', value: 'enabled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'active' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'device' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'vendorName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'vendorIdHex' } },
                { kind: 'Field', name: { kind: 'Name', value: 'productName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'productIdHex' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'ochnoUnit' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: 'hardwareId' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'charging' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'allocatedPower' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'power' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: 'wattage' } }],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'HubBadges' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Hub' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'online' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'state' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'ucMode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'inMeeting' } },
                { kind: 'Field', name: { kind: 'Name', value: 'overTemperature' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'ActivePort' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Hub' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'state' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'activePort' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                    ],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'ports' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                { kind: 'Field', name: { kind: 'Name', value: 'active' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'HubCard' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Hub' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'online' } },
          { kind: 'Field', name: { kind: 'Name', value: 'firmware' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'product' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'family' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'config' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: 'lockActive' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'power' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'Field', name: { kind: 'Name', value: 'wattage' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'ports' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'number' } },
                { kind: 'Field', name: { kind: 'Name', value: 'active' } },
                { kind: 'FragmentSpread', name: { kind: 'Name', value: 'PortCard' } },
              ],
            },
          },
          { kind: 'FragmentSpread', name: { kind: 'Name', value: 'HubBadges' } },
          { kind: 'FragmentSpread', name: { kind: 'Name', value: 'ActivePort' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<RoomChangedSubscription, RoomChangedSubscriptionVariables>;
export const RoomsDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'Rooms' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'spaces' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'first' },
                value: { kind: 'IntValue', value: '500' },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'after' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'edges' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'node' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'FragmentSpread', name: { kind: 'Name', value: 'RoomFacts' } },
                          ],
                        },
                      },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'pageInfo' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'endCursor' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'hasNextPage' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'RoomFacts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Space' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'inUse' } },
          { kind: 'Field', name: { kind: 'Name', value: 'online' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hubs' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'first' },
                value: { kind: 'IntValue', value: '50' },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'nodes' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'online' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'state' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'connected' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'inMeeting' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'overTemperature' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<RoomsQuery, RoomsQueryVariables>;
export const RoomsLiveDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'subscription',
      name: { kind: 'Name', value: 'RoomsLive' },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hubChanged' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'aspects' },
                value: {
                  kind: 'ListValue',
                  values: [
                    { kind: 'EnumValue', value: 'PRESENCE' },
                    { kind: 'EnumValue', value: 'STATE' },
                    { kind: 'EnumValue', value: 'PORTS' },
                    { kind: 'EnumValue', value: 'INFO' },
                  ],
                },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'includeCurrent' },
                value: { kind: 'BooleanValue', value: true },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'changed' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'hub' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'online' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'state' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'connected' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'inMeeting' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'overTemperature' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<RoomsLiveSubscription, RoomsLiveSubscriptionVariables>;
export const UpdateHubConfigsDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'UpdateHubConfigs' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'UpdateHubConfigsInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'updateHubConfigs' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'results' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'BulkResult' } }],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'field' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'ConfigValues' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Config' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'adminAlwaysOff' } },
          { kind: 'Field', name: { kind: 'Name', value: 'autoSwitchConnect' } },
          { kind: 'Field', name: { kind: 'Name', value: 'autoSwitchDisconnect' } },
          { kind: 'Field', name: { kind: 'Name', value: 'autoSwitchPorts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'buttonDisabled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'buttonEmptyDisabled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'buttonOffDefaultPort' } },
          { kind: 'Field', name: { kind: 'Name', value: 'chargingProtocols' } },
          { kind: 'Field', name: { kind: 'Name', value: 'defaultPort' } },
          { kind: 'Field', name: { kind: 'Name', value: 'disableDfpUsb3' } },
          { kind: 'Field', name: { kind: 'Name', value: 'disableLeds' } },
          { kind: 'Field', name: { kind: 'Name', value: 'enabledPorts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'hdmiCecControl' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hdmiPowerOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hpdOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'inactiveDisabled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lockActive' } },
          { kind: 'Field', name: { kind: 'Name', value: 'noPortPeripheralOff' } },
          { kind: 'Field', name: { kind: 'Name', value: 'port7OchnoIo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'port8OchnoIo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'powerBalancingMode' } },
          { kind: 'Field', name: { kind: 'Name', value: 'powerStatic' } },
          { kind: 'Field', name: { kind: 'Name', value: 'shareNetwork' } },
          { kind: 'Field', name: { kind: 'Name', value: 'shareNetworkUsb3' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucAutoSwitchReset' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucButtonCycle' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucConfiguration' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucDefaultModePorts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucDisableUsb' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucKeepModeInactive' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucLongPressDelay' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucManualInherit' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucModeMemory' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucOnExtension' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucPort' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ufpDefaultRole' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ufpRole' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughUsb2OnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughUsb3OnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughUsbCOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughVbusOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'usbPowerDistributionMode' } },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'ConfigDiff' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ConfigChange' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'setting' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'unit' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'before' } },
          { kind: 'Field', name: { kind: 'Name', value: 'after' } },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'BulkResult' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'UpdateHubConfigResult' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'hubId' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hub' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'config' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'ConfigValues' } }],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'changes' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'ConfigDiff' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'userErrors' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                { kind: 'Field', name: { kind: 'Name', value: 'field' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<UpdateHubConfigsMutation, UpdateHubConfigsMutationVariables>;
export const HubsToChooseDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'HubsToChoose' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'filter' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'HubFilter' } },
          },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hubs' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'filter' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'filter' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'orderBy' },
                value: {
                  kind: 'ObjectValue',
                  fields: [
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'field' },
                      value: { kind: 'EnumValue', value: 'NAME' },
                    },
                  ],
                },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'first' },
                value: { kind: 'IntValue', value: '200' },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'after' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'pageInfo' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'hasNextPage' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'endCursor' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'edges' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'cursor' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'node' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'FragmentSpread', name: { kind: 'Name', value: 'HubChoice' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'HubChoice' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Hub' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'online' } },
          { kind: 'Field', name: { kind: 'Name', value: 'firmware' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'product' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'family' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'spaces' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<HubsToChooseQuery, HubsToChooseQueryVariables>;
export const SettingsOfProductDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'SettingsOfProduct' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'product' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'ProductFamily' } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'firmware' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'configSettings' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'product' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'product' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'firmware' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'firmware' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'SettingDescription' } }],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'SettingDescription' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ConfigSetting' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'type' } },
          { kind: 'Field', name: { kind: 'Name', value: 'description' } },
          { kind: 'Field', name: { kind: 'Name', value: 'allowedValues' } },
          { kind: 'Field', name: { kind: 'Name', value: 'min' } },
          { kind: 'Field', name: { kind: 'Name', value: 'max' } },
          { kind: 'Field', name: { kind: 'Name', value: 'step' } },
          { kind: 'Field', name: { kind: 'Name', value: 'unit' } },
          { kind: 'Field', name: { kind: 'Name', value: 'relatedSettings' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'support' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'family' } },
                { kind: 'Field', name: { kind: 'Name', value: 'minFirmware' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<SettingsOfProductQuery, SettingsOfProductQueryVariables>;
export const UpdateHubConfigDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'UpdateHubConfig' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'UpdateHubConfigInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'updateHubConfig' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'hub' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'config' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'FragmentSpread', name: { kind: 'Name', value: 'ConfigValues' } },
                          ],
                        },
                      },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'changes' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'ConfigDiff' } }],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'field' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'ConfigValues' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Config' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'adminAlwaysOff' } },
          { kind: 'Field', name: { kind: 'Name', value: 'autoSwitchConnect' } },
          { kind: 'Field', name: { kind: 'Name', value: 'autoSwitchDisconnect' } },
          { kind: 'Field', name: { kind: 'Name', value: 'autoSwitchPorts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'buttonDisabled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'buttonEmptyDisabled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'buttonOffDefaultPort' } },
          { kind: 'Field', name: { kind: 'Name', value: 'chargingProtocols' } },
          { kind: 'Field', name: { kind: 'Name', value: 'defaultPort' } },
          { kind: 'Field', name: { kind: 'Name', value: 'disableDfpUsb3' } },
          { kind: 'Field', name: { kind: 'Name', value: 'disableLeds' } },
          { kind: 'Field', name: { kind: 'Name', value: 'enabledPorts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'hdmiCecControl' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hdmiPowerOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hpdOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'inactiveDisabled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lockActive' } },
          { kind: 'Field', name: { kind: 'Name', value: 'noPortPeripheralOff' } },
          { kind: 'Field', name: { kind: 'Name', value: 'port7OchnoIo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'port8OchnoIo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'powerBalancingMode' } },
          { kind: 'Field', name: { kind: 'Name', value: 'powerStatic' } },
          { kind: 'Field', name: { kind: 'Name', value: 'shareNetwork' } },
          { kind: 'Field', name: { kind: 'Name', value: 'shareNetworkUsb3' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucAutoSwitchReset' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucButtonCycle' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucConfiguration' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucDefaultModePorts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucDisableUsb' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucKeepModeInactive' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucLongPressDelay' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucManualInherit' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucModeMemory' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucOnExtension' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucPort' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ufpDefaultRole' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ufpRole' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughUsb2OnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughUsb3OnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughUsbCOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughVbusOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'usbPowerDistributionMode' } },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'ConfigDiff' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ConfigChange' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'setting' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'unit' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'before' } },
          { kind: 'Field', name: { kind: 'Name', value: 'after' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<UpdateHubConfigMutation, UpdateHubConfigMutationVariables>;
export const HubSettingsDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'HubSettings' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hub' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'id' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'online' } },
                { kind: 'Field', name: { kind: 'Name', value: 'firmware' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'product' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'family' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'spaces' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'config' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'ConfigValues' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'ConfigValues' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Config' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'adminAlwaysOff' } },
          { kind: 'Field', name: { kind: 'Name', value: 'autoSwitchConnect' } },
          { kind: 'Field', name: { kind: 'Name', value: 'autoSwitchDisconnect' } },
          { kind: 'Field', name: { kind: 'Name', value: 'autoSwitchPorts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'buttonDisabled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'buttonEmptyDisabled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'buttonOffDefaultPort' } },
          { kind: 'Field', name: { kind: 'Name', value: 'chargingProtocols' } },
          { kind: 'Field', name: { kind: 'Name', value: 'defaultPort' } },
          { kind: 'Field', name: { kind: 'Name', value: 'disableDfpUsb3' } },
          { kind: 'Field', name: { kind: 'Name', value: 'disableLeds' } },
          { kind: 'Field', name: { kind: 'Name', value: 'enabledPorts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'hdmiCecControl' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hdmiPowerOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hpdOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'inactiveDisabled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lockActive' } },
          { kind: 'Field', name: { kind: 'Name', value: 'noPortPeripheralOff' } },
          { kind: 'Field', name: { kind: 'Name', value: 'port7OchnoIo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'port8OchnoIo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'powerBalancingMode' } },
          { kind: 'Field', name: { kind: 'Name', value: 'powerStatic' } },
          { kind: 'Field', name: { kind: 'Name', value: 'shareNetwork' } },
          { kind: 'Field', name: { kind: 'Name', value: 'shareNetworkUsb3' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucAutoSwitchReset' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucButtonCycle' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucConfiguration' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucDefaultModePorts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucDisableUsb' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucKeepModeInactive' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucLongPressDelay' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucManualInherit' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucModeMemory' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucOnExtension' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucPort' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ufpDefaultRole' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ufpRole' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughUsb2OnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughUsb3OnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughUsbCOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughVbusOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'usbPowerDistributionMode' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<HubSettingsQuery, HubSettingsQueryVariables>;
export const HubConfigChangedDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'subscription',
      name: { kind: 'Name', value: 'HubConfigChanged' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'hubIds' } },
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
            },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hubChanged' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'hubIds' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'hubIds' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'aspects' },
                value: {
                  kind: 'ListValue',
                  values: [
                    { kind: 'EnumValue', value: 'CONFIG' },
                    { kind: 'EnumValue', value: 'PRESENCE' },
                  ],
                },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'includeCurrent' },
                value: { kind: 'BooleanValue', value: true },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'changed' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'hub' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'online' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'config' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'FragmentSpread', name: { kind: 'Name', value: 'ConfigValues' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'ConfigValues' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Config' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'adminAlwaysOff' } },
          { kind: 'Field', name: { kind: 'Name', value: 'autoSwitchConnect' } },
          { kind: 'Field', name: { kind: 'Name', value: 'autoSwitchDisconnect' } },
          { kind: 'Field', name: { kind: 'Name', value: 'autoSwitchPorts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'buttonDisabled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'buttonEmptyDisabled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'buttonOffDefaultPort' } },
          { kind: 'Field', name: { kind: 'Name', value: 'chargingProtocols' } },
          { kind: 'Field', name: { kind: 'Name', value: 'defaultPort' } },
          { kind: 'Field', name: { kind: 'Name', value: 'disableDfpUsb3' } },
          { kind: 'Field', name: { kind: 'Name', value: 'disableLeds' } },
          { kind: 'Field', name: { kind: 'Name', value: 'enabledPorts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'hdmiCecControl' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hdmiPowerOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'hpdOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'inactiveDisabled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lockActive' } },
          { kind: 'Field', name: { kind: 'Name', value: 'noPortPeripheralOff' } },
          { kind: 'Field', name: { kind: 'Name', value: 'port7OchnoIo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'port8OchnoIo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'powerBalancingMode' } },
          { kind: 'Field', name: { kind: 'Name', value: 'powerStatic' } },
          { kind: 'Field', name: { kind: 'Name', value: 'shareNetwork' } },
          { kind: 'Field', name: { kind: 'Name', value: 'shareNetworkUsb3' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucAutoSwitchReset' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucButtonCycle' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucConfiguration' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucDefaultModePorts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucDisableUsb' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucKeepModeInactive' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucLongPressDelay' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucManualInherit' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucModeMemory' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucOnExtension' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ucPort' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ufpDefaultRole' } },
          { kind: 'Field', name: { kind: 'Name', value: 'ufpRole' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughUsb2OnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughUsb3OnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughUsbCOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'usbPassthroughVbusOnDelay' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'mode' } },
                { kind: 'Field', name: { kind: 'Name', value: 'milliseconds' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'usbPowerDistributionMode' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<HubConfigChangedSubscription, HubConfigChangedSubscriptionVariables>;
export const ViewerDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'Viewer' },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'viewer' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'email' } },
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'scopes' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<ViewerQuery, ViewerQueryVariables>;
