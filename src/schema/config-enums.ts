import { registerEnumType } from 'type-graphql';

export enum AutoSwitchConnect {
  OFF = 'OFF',
  ON = 'ON',
  ALWAYS = 'ALWAYS',
}
registerEnumType(AutoSwitchConnect, {
  name: 'AutoSwitchConnect',
  description: 'Whether plugging in a laptop makes its port active.',
  valuesConfig: {
    OFF: { description: 'Never (`off`).' },
    ON: {
      description:
        'Only when nothing else is active (`on`). The vendor’s page on switching puts it as: only the first device.',
    },
    ALWAYS: { description: 'On every new connection (`always`).' },
  },
});

export enum AutoSwitchReset {
  OFF = 'OFF',
  ON = 'ON',
  ACTIVE = 'ACTIVE',
  BOTH = 'BOTH',
}
registerEnumType(AutoSwitchReset, {
  name: 'AutoSwitchReset',
  description: 'At which disconnect something happens.',
  valuesConfig: {
    OFF: { description: 'At none (`off`).' },
    ON: { description: 'When the last device leaves (`on`).' },
    ACTIVE: { description: 'When the device on the active port leaves (`active`).' },
    BOTH: { description: 'In either case (`both`).' },
  },
});

export enum ChargingProtocol {
  SPR = 'SPR',
  EPR = 'EPR',
  PPS = 'PPS',
  LQC = 'LQC',
}
registerEnumType(ChargingProtocol, {
  name: 'ChargingProtocol',
  description: 'A protocol that a hub may charge by.',
  valuesConfig: {
    SPR: { description: 'USB Power Delivery, standard power range (`SPR`).' },
    EPR: { description: 'USB Power Delivery, extended power range (`EPR`).' },
    PPS: { description: 'USB Power Delivery, programmable power supply (`PPS`).' },
    LQC: { description: '`LQC`; the vendor does not say what it stands for.' },
  },
});

export enum HoldMode {
  ALWAYS_ON = 'ALWAYS_ON',
  DELAY = 'DELAY',
  ALWAYS_OFF = 'ALWAYS_OFF',
}
registerEnumType(HoldMode, {
  name: 'HoldMode',
  description: 'Whether a line is held in reset.',
  valuesConfig: {
    ALWAYS_ON: { description: 'Not held: the line is always on (0).' },
    DELAY: { description: 'Held for a time (1 to 126, in steps of 100 ms).' },
    ALWAYS_OFF: { description: 'Held for good: the line is always off (127).' },
  },
});

export enum UcDisableUsb {
  ALL_USB_A = 'ALL_USB_A',
  USB_A_1 = 'USB_A_1',
  USB_A_2 = 'USB_A_2',
}
registerEnumType(UcDisableUsb, {
  name: 'UcDisableUsb',
  description: 'Which downstream USB-A ports are switched off in UC mode.',
  valuesConfig: {
    ALL_USB_A: { description: 'All (0).' },
    USB_A_1: { description: 'USB-A port 1 (1).' },
    USB_A_2: { description: 'USB-A port 2 (2); the vendor’s table prints port 1 here too, an evident slip.' },
  },
});

export enum PowerBalancingMode {
  STATIC = 'STATIC',
  FIRST_PRIORITY = 'FIRST_PRIORITY',
  FAIR_SHARE = 'FAIR_SHARE',
}
registerEnumType(PowerBalancingMode, {
  name: 'PowerBalancingMode',
  description: 'How an OPH4 shares its power between the ports.',
  valuesConfig: {
    STATIC: { description: 'By a fixed ceiling a port (`static`).' },
    FIRST_PRIORITY: { description: 'The first is served first (`firstprio`).' },
    FAIR_SHARE: { description: 'In fair shares (`fairshare`).' },
  },
});

export enum PowerRole {
  SINK = 'SINK',
  SOURCE = 'SOURCE',
  DRP = 'DRP',
}
registerEnumType(PowerRole, {
  name: 'PowerRole',
  description: 'Whether an upstream port takes power or gives it.',
  valuesConfig: {
    SINK: { description: 'It takes power (0).' },
    SOURCE: { description: 'It gives power (1).' },
    DRP: { description: 'Dual role: either, as agreed with the device (2). Only for `ufpRole`.' },
  },
});

export enum UsbPowerDistributionMode {
  DISABLED = 'DISABLED',
  FIRST_PRIORITY = 'FIRST_PRIORITY',
  FAIR_SHARE = 'FAIR_SHARE',
}
registerEnumType(UsbPowerDistributionMode, {
  name: 'UsbPowerDistributionMode',
  description: 'How an OPC4 shares its power between the ports.',
  valuesConfig: {
    DISABLED: { description: 'Not shared (0).' },
    FIRST_PRIORITY: { description: 'The first is served first (1).' },
    FAIR_SHARE: { description: 'In fair shares (2).' },
  },
});

export enum UcConfiguration {
  OFF = 'OFF',
  PORT = 'PORT',
  DISABLE = 'DISABLE',
}
registerEnumType(UcConfiguration, {
  name: 'UcConfiguration',
  description: 'How the conference system of the room (UC) is connected.',
  valuesConfig: {
    OFF: { description: 'There is none (`off`).' },
    PORT: { description: 'A UC computer is on a USB-C port (`port`).' },
    DISABLE: {
      description: 'A UC appliance takes over the peripherals when USB-A is switched off (`disable`).',
    },
  },
});
