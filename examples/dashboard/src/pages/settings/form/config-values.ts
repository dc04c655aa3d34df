import { graphql } from '../../../graphql';

/** Every setting that this dashboard can edit. A setting that is added to the schema is added here, and the form draws it. */
export const CONFIG_VALUES = graphql(`
  fragment ConfigValues on Config {
    adminAlwaysOff
    autoSwitchConnect
    autoSwitchDisconnect
    autoSwitchPorts
    buttonDisabled
    buttonEmptyDisabled
    buttonOffDefaultPort
    chargingProtocols
    defaultPort
    disableDfpUsb3
    disableLeds
    enabledPorts
    hdmiCecControl
    hdmiPowerOnDelay {
      mode
      milliseconds
    }
    hpdOnDelay {
      mode
      milliseconds
    }
    inactiveDisabled
    lockActive
    noPortPeripheralOff
    port7OchnoIo
    port8OchnoIo
    powerBalancingMode
    powerStatic
    shareNetwork
    shareNetworkUsb3
    ucAutoSwitchReset
    ucButtonCycle
    ucConfiguration
    ucDefaultModePorts
    ucDisableUsb
    ucKeepModeInactive
    ucLongPressDelay
    ucManualInherit
    ucModeMemory
    ucOnExtension
    ucPort
    ufpDefaultRole
    ufpRole
    usbPassthroughOnDelay {
      mode
      milliseconds
    }
    usbPassthroughUsb2OnDelay {
      mode
      milliseconds
    }
    usbPassthroughUsb3OnDelay {
      mode
      milliseconds
    }
    usbPassthroughUsbCOnDelay {
      mode
      milliseconds
    }
    usbPassthroughVbusOnDelay {
      mode
      milliseconds
    }
    usbPowerDistributionMode
  }
`);
