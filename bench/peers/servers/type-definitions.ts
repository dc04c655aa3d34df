/** The part of the gateway's schema that the questions use, with the same names. */
export const TYPE_DEFINITIONS = /* GraphQL */ `
  type Query {
    hubs(first: Int = 50): HubConnection
    hub(id: ID!): Hub
    accounts: [Account!]
  }
  type Account {
    id: ID!
    name: String
    spaces(first: Int = 50): SpaceConnection
  }
  type SpaceConnection {
    totalCount: Int!
    nodes: [Space!]!
  }
  type Space {
    id: ID!
    name: String
    hubs(first: Int = 50): HubConnection
  }
  type HubConnection {
    totalCount: Int!
    nodes: [Hub!]!
  }
  type Hub {
    id: ID!
    name: String
    serialNumber: String
    hardwareId: String
    firmware: String
    ipAddress: String
    online: Boolean!
    product: Product!
    config: Config
    power: PowerReading
    ports: [Port!]
  }
  type Product {
    code: String!
    family: ProductFamily!
    name: String!
  }
  enum ProductFamily {
    OPC3
    OPC4
    OPH4
    UNKNOWN
  }
  type Config {
    autoSwitchConnect: AutoSwitchConnect
    buttonEmptyDisabled: Boolean
    buttonOffDefaultPort: Boolean
    defaultPort: Int
    disableDfpUsb3: Boolean
    hdmiCecControl: Boolean
    lockActive: Boolean
    shareNetwork: Boolean
    ucButtonCycle: Boolean
    ucModeMemory: Boolean
  }
  enum AutoSwitchConnect {
    OFF
    ON
    ALWAYS
  }
  type PowerReading {
    energy: Float
    duration: Int
    voltage: Int
    current: Int
    wattage: Float
  }
  type Port {
    id: ID!
    name: String!
    number: Int!
    active: Boolean!
    type: PortType
    connected: Boolean
    enabled: Boolean
    direction: PortDirection
    device: UsbIdentity
  }
  enum PortType {
    USB_C
    USB_A
    USB
    UNKNOWN
  }
  enum PortDirection {
    UPSTREAM
    DOWNSTREAM
    INTERNAL
    UNKNOWN
  }
  type UsbIdentity {
    vendorId: Int!
    productId: Int!
  }
`;
