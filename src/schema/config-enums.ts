import { registerEnumType } from 'type-graphql';

export enum AutoSwitchConnect {
  OFF = 'OFF',
  ON = 'ON',
  ALWAYS = 'ALWAYS',
}
registerEnumType(AutoSwitchConnect, {
  name: 'AutoSwitchConnect',
  description: 'Whether connecting a laptop makes its port active.',
  valuesConfig: {
    OFF: { description: 'Never (`off`).' },
    ON: {
      description:
        'Only when nothing else is active (`on`). The vendor’s page on switching says instead: only the first device.',
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
  description:
    'Which disconnect triggers an action: the change to the default port (`autoSwitchDisconnect`), or the reset of the remembered UC mode (`ucAutoSwitchReset`). The vendor explains ON and ACTIVE only for `autoSwitchDisconnect`, and BOTH only on its page on switching; that the values mean the same for `ucAutoSwitchReset` is inferred from their names.',
  valuesConfig: {
    OFF: { description: 'None (`off`).' },
    ON: { description: 'The disconnect of the last device (`on`).' },
    ACTIVE: { description: 'The disconnect of the device on the active port (`active`).' },
    BOTH: { description: 'Either of these two (`both`).' },
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
  description: 'A charging protocol that a hub can enable.',
  valuesConfig: {
    SPR: { description: 'USB Power Delivery, standard power range (`SPR`).' },
    EPR: { description: 'USB Power Delivery, extended power range (`EPR`).' },
    PPS: { description: 'USB Power Delivery, programmable power supply (`PPS`).' },
    LQC: { description: '`LQC`; the vendor does not document what it stands for.' },
  },
});

export enum HoldMode {
  ALWAYS_ON = 'ALWAYS_ON',
  DELAY = 'DELAY',
  ALWAYS_OFF = 'ALWAYS_OFF',
}
registerEnumType(HoldMode, {
  name: 'HoldMode',
  description: 'Whether and how long a line is held in reset.',
  valuesConfig: {
    ALWAYS_ON: { description: 'Not held: the line is always on (0).' },
    DELAY: { description: 'Held for a time (1 to 126 steps of 100 ms).' },
    ALWAYS_OFF: { description: 'Always held: the line is always off (127).' },
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
    ALL_USB_A: { description: 'All USB-A ports (0).' },
    USB_A_1: { description: 'USB-A port 1 (1).' },
    USB_A_2: {
      description: 'USB-A port 2 (2). Inferred: the vendor’s table prints “USB-A port 1” for 1 and for 2.',
    },
  },
});

export enum PowerBalancingMode {
  STATIC = 'STATIC',
  FIRST_PRIORITY = 'FIRST_PRIORITY',
  FAIR_SHARE = 'FAIR_SHARE',
}
registerEnumType(PowerBalancingMode, {
  name: 'PowerBalancingMode',
  description:
    'How an OPH4 distributes its power between the ports. The vendor documents the names of the values only; the descriptions follow the names.',
  valuesConfig: {
    STATIC: { description: 'A fixed maximum for each port, see `powerStatic` (`static`).' },
    FIRST_PRIORITY: {
      description:
        'First priority (`firstprio`). Which port counts as first, for example the lowest number or the first connected, is not documented.',
    },
    FAIR_SHARE: { description: 'Fair share (`fairshare`).' },
  },
});

export enum PowerRole {
  SINK = 'SINK',
  SOURCE = 'SOURCE',
  DRP = 'DRP',
}
registerEnumType(PowerRole, {
  name: 'PowerRole',
  description: 'Whether an upstream port receives power or supplies it.',
  valuesConfig: {
    SINK: { description: 'It receives power (0).' },
    SOURCE: { description: 'It supplies power (1).' },
    DRP: { description: 'Dual role port: either, as negotiated with the device (2). Only for `ufpRole`.' },
  },
});

export enum UsbPowerDistributionMode {
  DISABLED = 'DISABLED',
  FIRST_PRIORITY = 'FIRST_PRIORITY',
  FAIR_SHARE = 'FAIR_SHARE',
}
registerEnumType(UsbPowerDistributionMode, {
  name: 'UsbPowerDistributionMode',
  description:
    'How an OPC4 distributes its power between the ports. The vendor documents the names of the values only; the descriptions follow the names.',
  valuesConfig: {
    DISABLED: {
      description:
        'Disabled (0). That power is then not redistributed between the ports is inferred from the name.',
    },
    FIRST_PRIORITY: {
      description:
        'First priority (1). Which port counts as first, for example the lowest number or the first connected, is not documented.',
    },
    FAIR_SHARE: { description: 'Fair share (2).' },
  },
});

export enum UcConfiguration {
  OFF = 'OFF',
  PORT = 'PORT',
  DISABLE = 'DISABLE',
}
registerEnumType(UcConfiguration, {
  name: 'UcConfiguration',
  description: 'How the conference system of the room (UC, for unified communications) is connected.',
  valuesConfig: {
    OFF: { description: 'No UC system (`off`).' },
    PORT: { description: 'A UC system is on the USB-C port `ucPort` (`port`).' },
    DISABLE: {
      description:
        'The hub disables the USB-A ports of `ucDisableUsb` in UC mode (`disable`). That a UC appliance then takes over the peripherals is inferred from the name.',
    },
  },
});
