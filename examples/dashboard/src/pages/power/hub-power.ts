import { graphql } from '../../graphql';

/** What the page of power needs of a hub. */
export const HUB_POWER = graphql(`
  fragment HubPower on Hub {
    id
    name
    online
    spaces {
      id
      name
    }
    power {
      wattage
    }
    ports {
      id
      number
      connected
      device {
        vendorName
        vendorIdHex
        productName
        productIdHex
      }
      charging {
        mode
        allocatedPower
      }
      power {
        wattage
      }
    }
  }
`);

/** What changes of it with the power. It needs nothing but the hub itself, so the gateway executes it once for all. */
export const POWER_CHANGED = graphql(`
  subscription PowerChanged {
    hubChanged(aspects: [POWER, PRESENCE, PORTS], includeCurrent: true) {
      changed
      hub {
        id
        online
        power {
          wattage
        }
        ports {
          id
          number
          connected
          device {
            vendorName
            vendorIdHex
            productName
            productIdHex
          }
          charging {
            mode
            allocatedPower
          }
          power {
            wattage
          }
        }
      }
    }
  }
`);
