import { type DocumentNode, getNamedType, getOperationAST, isObjectType, parse } from 'graphql';
import { createSchema } from '../../../../src/resolvers/schema.js';
import { dependencyOf } from '../../../../src/schema/depends-on.js';
import { cacheableOperation } from '../../../../src/server/graphql/response-cache/cacheable-operation.js';

const schema = createSchema();

function decide(text: string, operationName?: string) {
  const document: DocumentNode = parse(text);
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new Error('no operation');
  const decided = cacheableOperation(schema, document, operation);
  expect(cacheableOperation(schema, document, operation)).toBe(decided);
  return decided;
}

describe('the responses of an operation', () => {
  it('are not cached for mutations and subscriptions', () => {
    expect(
      decide('mutation { setActivePort(input: { hubId: "1", portNumber: 1 }) { hub { id } } }'),
    ).toBeNull();
    expect(decide('subscription { powerReading(hubId: "1") { wattage } }')).toBeNull();
  });

  it('are not cached where a field depends on the principal, at any place and under any directive', () => {
    const documents = [
      '{ viewer { id } }',
      '{ hubs { totalCount } me: viewer @skip(if: true) { id } }',
      '{ ...A } fragment A on Query { ...B } fragment B on Query { ... on Query { viewer { id } } }',
      'fragment A on Query { viewer { id } ...B } fragment B on Query { hubs { totalCount } } { ...B ...A }',
    ];
    for (const document of documents) expect(decide(document)).toBeNull();
  });

  it('depend on time where they show one', () => {
    const documents = [
      '{ hubs { nodes { fetchedAt } } }',
      '{ hub(id: "1") { power { ...P } } } fragment P on PowerReading { at: sampledAt }',
    ];
    for (const document of documents) expect(decide(document)).toMatchObject({ dependsOnTime: true });
    expect(decide('{ hubs { nodes { power { wattage } stale } } }')).toMatchObject({ dependsOnTime: false });
  });

  it('are those of one operation of a document: another one has an id of its own', () => {
    const document = parse(
      'query A { hubs { totalCount } } query B { viewer { id } } query C { hubs { totalCount } }',
    );
    const [a, b, c] = ['A', 'B', 'C'].map((name) => {
      const operation = getOperationAST(document, name);
      return operation ? cacheableOperation(schema, document, operation) : null;
    });

    expect(b).toBeNull();
    expect(a?.id).not.toBe(c?.id);
  });
});

/**
 * The fields whose value depends on more than the data of Operated and their arguments. A new field that shows a time,
 * the caller or anything else of the request belongs here, and has the decorator `DependsOn`.
 */
const DEPENDENT = {
  'Query.viewer': 'principal',
  'Hub.fetchedAt': 'time',
  'PowerReading.sampledAt': 'time',
};

/** Where values come from that are neither queried nor part of the data of Operated. */
const NOT_QUERIED = new Set(['Mutation', 'Subscription']);

describe('every field of the schema', () => {
  const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !type.name.startsWith('__') && !NOT_QUERIED.has(type.name)
      ? Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field }))
      : [],
  );

  it('that depends on more than the data of Operated is declared so', () => {
    const declared = fields.flatMap(({ name, field }) => {
      const dependency = dependencyOf(field);
      return dependency === null ? [] : [[name, dependency] as const];
    });

    expect(Object.fromEntries(declared)).toEqual(DEPENDENT);
  });

  it('that shows a time is declared so, or belongs to an event', () => {
    const times = fields.filter(({ field }) => getNamedType(field.type).name === 'DateTime');

    expect(times.filter(({ field }) => dependencyOf(field) !== 'time').map(({ name }) => name)).toEqual([
      'HubChange.observedAt',
      'PortChange.observedAt',
    ]);
  });

  it('has been considered: a new one is added here after its dependencies are known', () => {
    expect(fields.map(({ name }) => name).sort()).toMatchInlineSnapshot(`
     [
       "Account.facets",
       "Account.groups",
       "Account.hubs",
       "Account.id",
       "Account.name",
       "Account.power",
       "Account.spaces",
       "AccountGroup.id",
       "AccountGroup.name",
       "AltMode.mode",
       "AltMode.role",
       "Charging.allocatedPower",
       "Charging.mode",
       "Charging.requestedCurrent",
       "Charging.requestedVoltage",
       "Config.adminAlwaysOff",
       "Config.autoSwitchConnect",
       "Config.autoSwitchDisconnect",
       "Config.autoSwitchPorts",
       "Config.buttonDisabled",
       "Config.buttonEmptyDisabled",
       "Config.buttonOffDefaultPort",
       "Config.chargingProtocols",
       "Config.defaultPort",
       "Config.disableDfpUsb3",
       "Config.disableLeds",
       "Config.enabledPorts",
       "Config.hdmiCecControl",
       "Config.hdmiPowerOnDelay",
       "Config.hpdOnDelay",
       "Config.inactiveDisabled",
       "Config.lockActive",
       "Config.noPortPeripheralOff",
       "Config.port7OchnoIo",
       "Config.port8OchnoIo",
       "Config.powerBalancingMode",
       "Config.powerStatic",
       "Config.raw",
       "Config.shareNetwork",
       "Config.shareNetworkUsb3",
       "Config.ucAutoSwitchReset",
       "Config.ucButtonCycle",
       "Config.ucConfiguration",
       "Config.ucDefaultModePorts",
       "Config.ucDisableUsb",
       "Config.ucKeepModeInactive",
       "Config.ucLongPressDelay",
       "Config.ucManualInherit",
       "Config.ucModeMemory",
       "Config.ucOnExtension",
       "Config.ucPort",
       "Config.ufpDefaultRole",
       "Config.ufpRole",
       "Config.usbPassthroughOnDelay",
       "Config.usbPassthroughUsb2OnDelay",
       "Config.usbPassthroughUsb3OnDelay",
       "Config.usbPassthroughUsbCOnDelay",
       "Config.usbPassthroughVbusOnDelay",
       "Config.usbPowerDistributionMode",
       "ConfigChange.after",
       "ConfigChange.before",
       "ConfigChange.setting",
       "ConfigSetting.allowedValues",
       "ConfigSetting.description",
       "ConfigSetting.max",
       "ConfigSetting.min",
       "ConfigSetting.name",
       "ConfigSetting.operatedName",
       "ConfigSetting.relatedSettings",
       "ConfigSetting.step",
       "ConfigSetting.support",
       "ConfigSetting.type",
       "ConfigSetting.unit",
       "DisplayPort.dfpUfp",
       "DisplayPort.enabled",
       "DisplayPort.multiFunction",
       "FacetCount.count",
       "FacetCount.label",
       "FacetCount.value",
       "HoldDelay.milliseconds",
       "HoldDelay.mode",
       "Hub.account",
       "Hub.config",
       "Hub.customId",
       "Hub.fetchedAt",
       "Hub.firmware",
       "Hub.hardwareId",
       "Hub.hardwareVersion",
       "Hub.id",
       "Hub.ipAddress",
       "Hub.name",
       "Hub.online",
       "Hub.port",
       "Hub.ports",
       "Hub.power",
       "Hub.product",
       "Hub.serialNumber",
       "Hub.spaces",
       "Hub.stale",
       "Hub.state",
       "HubChange.changed",
       "HubChange.changes",
       "HubChange.hub",
       "HubChange.observedAt",
       "HubConnection.edges",
       "HubConnection.facets",
       "HubConnection.nodes",
       "HubConnection.pageInfo",
       "HubConnection.totalCount",
       "HubEdge.cursor",
       "HubEdge.node",
       "HubFieldChange.after",
       "HubFieldChange.before",
       "HubFieldChange.path",
       "HubState.activePort",
       "HubState.adminMode",
       "HubState.connected",
       "HubState.inMeeting",
       "HubState.overTemperature",
       "HubState.raw",
       "HubState.ucDisabledPort",
       "HubState.ucExtension",
       "HubState.ucMode",
       "HubState.ucPort",
       "HubState.ucSynced",
       "OchnoUnit.hardwareId",
       "OchnoUnit.hub",
       "OchnoUnit.portNumber",
       "PageInfo.endCursor",
       "PageInfo.hasNextPage",
       "PageInfo.hasPreviousPage",
       "PageInfo.startCursor",
       "Port.active",
       "Port.altMode",
       "Port.cable",
       "Port.charging",
       "Port.connected",
       "Port.device",
       "Port.direction",
       "Port.displayPort",
       "Port.enabled",
       "Port.hub",
       "Port.id",
       "Port.name",
       "Port.number",
       "Port.ochnoUnit",
       "Port.power",
       "Port.raw",
       "Port.type",
       "PortChange.observedAt",
       "PortChange.port",
       "PowerReading.current",
       "PowerReading.duration",
       "PowerReading.energy",
       "PowerReading.sampledAt",
       "PowerReading.voltage",
       "PowerReading.wattage",
       "PowerSummary.energy",
       "PowerSummary.hubCount",
       "PowerSummary.reportingHubCount",
       "PowerSummary.wattage",
       "Product.code",
       "Product.family",
       "Product.name",
       "Query.account",
       "Query.accounts",
       "Query.configSettings",
       "Query.hub",
       "Query.hubBySerialNumber",
       "Query.hubs",
       "Query.space",
       "Query.spaces",
       "Query.viewer",
       "SetActivePortPayload.hub",
       "SetActivePortPayload.userErrors",
       "SettingSupport.family",
       "SettingSupport.minFirmware",
       "Space.account",
       "Space.hubs",
       "Space.id",
       "Space.inUse",
       "Space.name",
       "Space.online",
       "Space.power",
       "SpaceConnection.edges",
       "SpaceConnection.nodes",
       "SpaceConnection.pageInfo",
       "SpaceConnection.totalCount",
       "SpaceEdge.cursor",
       "SpaceEdge.node",
       "UpdateHubConfigPayload.changes",
       "UpdateHubConfigPayload.hub",
       "UpdateHubConfigPayload.userErrors",
       "UpdateHubConfigResult.changes",
       "UpdateHubConfigResult.hub",
       "UpdateHubConfigResult.hubId",
       "UpdateHubConfigResult.userErrors",
       "UpdateHubConfigsPayload.results",
       "UpdateHubConfigsPayload.userErrors",
       "UsbIdentity.productId",
       "UsbIdentity.productIdHex",
       "UsbIdentity.productName",
       "UsbIdentity.vendorId",
       "UsbIdentity.vendorIdHex",
       "UsbIdentity.vendorName",
       "UserError.code",
       "UserError.field",
       "UserError.message",
       "Viewer.email",
       "Viewer.id",
       "Viewer.kind",
       "Viewer.scopes",
     ]
    `);
  });
});
