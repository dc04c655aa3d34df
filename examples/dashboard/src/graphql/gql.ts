/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query Pulse {\n    hubs(first: 1) {\n      nodes {\n        id\n        fetchedAt\n        stale\n      }\n    }\n  }\n": typeof types.PulseDocument,
    "\n  fragment RoomFacts on Space {\n    id\n    name\n    inUse\n    online\n    hubs(first: 50) {\n      totalCount\n      nodes {\n        id\n        online\n        state {\n          connected\n          inMeeting\n          overTemperature\n        }\n      }\n    }\n  }\n": typeof types.RoomFactsFragmentDoc,
    "\n  fragment HubPower on Hub {\n    id\n    name\n    online\n    spaces {\n      id\n      name\n    }\n    power {\n      wattage\n    }\n    ports {\n      id\n      number\n      connected\n      device {\n        vendorName\n        vendorIdHex\n        productName\n        productIdHex\n      }\n      charging {\n        mode\n        allocatedPower\n      }\n      power {\n        wattage\n      }\n    }\n  }\n": typeof types.HubPowerFragmentDoc,
    "\n  subscription PowerChanged {\n    hubChanged(aspects: [POWER, PRESENCE, PORTS], includeCurrent: true) {\n      changed\n      hub {\n        id\n        online\n        power {\n          wattage\n        }\n        ports {\n          id\n          number\n          connected\n          device {\n            vendorName\n            vendorIdHex\n            productName\n            productIdHex\n          }\n          charging {\n            mode\n            allocatedPower\n          }\n          power {\n            wattage\n          }\n        }\n      }\n    }\n  }\n": typeof types.PowerChangedDocument,
    "\n  query HubsWithPower($after: String) {\n    hubs(first: 200, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...HubPower\n        }\n      }\n    }\n  }\n": typeof types.HubsWithPowerDocument,
    "\n  fragment HubBadges on Hub {\n    id\n    online\n    state {\n      ucMode\n      inMeeting\n      overTemperature\n    }\n  }\n": typeof types.HubBadgesFragmentDoc,
    "\n  fragment HubCard on Hub {\n    id\n    name\n    online\n    firmware\n    product {\n      family\n      name\n    }\n    config {\n      lockActive\n    }\n    power {\n      wattage\n    }\n    ports {\n      id\n      number\n      active\n      ...PortCard\n    }\n    ...HubBadges\n    ...ActivePort\n  }\n": typeof types.HubCardFragmentDoc,
    "\n  fragment PortCard on Port {\n    id\n    number\n    type\n    direction\n    connected\n    enabled\n    active\n    device {\n      vendorName\n      vendorIdHex\n      productName\n      productIdHex\n    }\n    ochnoUnit {\n      hardwareId\n    }\n    charging {\n      mode\n      allocatedPower\n    }\n    power {\n      wattage\n    }\n  }\n": typeof types.PortCardFragmentDoc,
    "\n  query Room($id: ID!) {\n    space(id: $id) {\n      id\n      name\n      hubs(first: 500, orderBy: { field: NAME }) {\n        nodes {\n          id\n          ...HubCard\n        }\n      }\n    }\n  }\n": typeof types.RoomDocument,
    "\n  subscription RoomPowerChanged($spaceId: ID!) {\n    powerSummaryChanged(spaceId: $spaceId) {\n      wattage\n      hubCount\n      reportingHubCount\n    }\n  }\n": typeof types.RoomPowerChangedDocument,
    "\n  fragment ActivePort on Hub {\n    __typename\n    id\n    state {\n      __typename\n      activePort {\n        __typename\n        id\n        number\n      }\n    }\n    ports {\n      __typename\n      id\n      number\n      active\n    }\n  }\n": typeof types.ActivePortFragmentDoc,
    "\n  mutation SetActivePort($input: SetActivePortInput!) {\n    setActivePort(input: $input) {\n      __typename\n      hub {\n        __typename\n        id\n        ...ActivePort\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": typeof types.SetActivePortDocument,
    "\n  subscription RoomChanged($filter: HubFilter!) {\n    hubChanged(filter: $filter, includeCurrent: true) {\n      changed\n      hub {\n        id\n        ...HubCard\n      }\n    }\n  }\n": typeof types.RoomChangedDocument,
    "\n  query Rooms($after: String) {\n    spaces(first: 500, after: $after) {\n      totalCount\n      edges {\n        node {\n          id\n          ...RoomFacts\n        }\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n": typeof types.RoomsDocument,
    "\n  subscription RoomsLive {\n    hubChanged(aspects: [PRESENCE, STATE, PORTS, INFO], includeCurrent: true) {\n      changed\n      hub {\n        id\n        online\n        state {\n          connected\n          inMeeting\n          overTemperature\n        }\n      }\n    }\n  }\n": typeof types.RoomsLiveDocument,
    "\n  fragment BulkResult on UpdateHubConfigResult {\n    hubId\n    hub {\n      id\n      name\n      config {\n        ...ConfigValues\n      }\n    }\n    changes {\n      ...ConfigDiff\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n": typeof types.BulkResultFragmentDoc,
    "\n  mutation UpdateHubConfigs($input: UpdateHubConfigsInput!) {\n    updateHubConfigs(input: $input) {\n      results {\n        ...BulkResult\n      }\n      userErrors {\n        code\n        message\n        field\n      }\n    }\n  }\n": typeof types.UpdateHubConfigsDocument,
    "\n  fragment HubChoice on Hub {\n    id\n    name\n    online\n    firmware\n    product {\n      family\n      name\n    }\n    spaces {\n      id\n      name\n    }\n  }\n": typeof types.HubChoiceFragmentDoc,
    "\n  query HubsToChoose($filter: HubFilter!, $after: String) {\n    hubs(filter: $filter, orderBy: { field: NAME }, first: 200, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...HubChoice\n        }\n      }\n    }\n  }\n": typeof types.HubsToChooseDocument,
    "\n  fragment ConfigDiff on ConfigChange {\n    setting {\n      name\n      unit\n    }\n    before\n    after\n  }\n": typeof types.ConfigDiffFragmentDoc,
    "\n  fragment ConfigValues on Config {\n    adminAlwaysOff\n    autoSwitchConnect\n    autoSwitchDisconnect\n    autoSwitchPorts\n    buttonDisabled\n    buttonEmptyDisabled\n    buttonOffDefaultPort\n    chargingProtocols\n    defaultPort\n    disableDfpUsb3\n    disableLeds\n    enabledPorts\n    hdmiCecControl\n    hdmiPowerOnDelay {\n      mode\n      milliseconds\n    }\n    hpdOnDelay {\n      mode\n      milliseconds\n    }\n    inactiveDisabled\n    lockActive\n    noPortPeripheralOff\n    port7OchnoIo\n    port8OchnoIo\n    powerBalancingMode\n    powerStatic\n    shareNetwork\n    shareNetworkUsb3\n    ucAutoSwitchReset\n    ucButtonCycle\n    ucConfiguration\n    ucDefaultModePorts\n    ucDisableUsb\n    ucKeepModeInactive\n    ucLongPressDelay\n    ucManualInherit\n    ucModeMemory\n    ucOnExtension\n    ucPort\n    ufpDefaultRole\n    ufpRole\n    usbPassthroughOnDelay {\n      mode\n      milliseconds\n    }\n    usbPassthroughUsb2OnDelay {\n      mode\n      milliseconds\n    }\n    usbPassthroughUsb3OnDelay {\n      mode\n      milliseconds\n    }\n    usbPassthroughUsbCOnDelay {\n      mode\n      milliseconds\n    }\n    usbPassthroughVbusOnDelay {\n      mode\n      milliseconds\n    }\n    usbPowerDistributionMode\n  }\n": typeof types.ConfigValuesFragmentDoc,
    "\n  fragment SettingDescription on ConfigSetting {\n    name\n    type\n    description\n    allowedValues\n    min\n    max\n    step\n    unit\n    relatedSettings\n    support {\n      family\n      minFirmware\n    }\n  }\n": typeof types.SettingDescriptionFragmentDoc,
    "\n  query SettingsOfProduct($product: ProductFamily, $firmware: String) {\n    configSettings(product: $product, firmware: $firmware) {\n      ...SettingDescription\n    }\n  }\n": typeof types.SettingsOfProductDocument,
    "\n  mutation UpdateHubConfig($input: UpdateHubConfigInput!) {\n    updateHubConfig(input: $input) {\n      hub {\n        id\n        config {\n          ...ConfigValues\n        }\n      }\n      changes {\n        ...ConfigDiff\n      }\n      userErrors {\n        code\n        message\n        field\n      }\n    }\n  }\n": typeof types.UpdateHubConfigDocument,
    "\n  query HubSettings($id: ID!) {\n    hub(id: $id) {\n      id\n      name\n      online\n      firmware\n      product {\n        family\n        name\n      }\n      spaces {\n        id\n        name\n      }\n      config {\n        ...ConfigValues\n      }\n    }\n  }\n": typeof types.HubSettingsDocument,
    "\n  subscription HubConfigChanged($hubIds: [ID!]!) {\n    hubChanged(hubIds: $hubIds, aspects: [CONFIG, PRESENCE], includeCurrent: true) {\n      changed\n      hub {\n        id\n        online\n        config {\n          ...ConfigValues\n        }\n      }\n    }\n  }\n": typeof types.HubConfigChangedDocument,
    "\n  query Viewer {\n    viewer {\n      id\n      email\n      kind\n      scopes\n    }\n  }\n": typeof types.ViewerDocument,
};
const documents: Documents = {
    "\n  query Pulse {\n    hubs(first: 1) {\n      nodes {\n        id\n        fetchedAt\n        stale\n      }\n    }\n  }\n": types.PulseDocument,
    "\n  fragment RoomFacts on Space {\n    id\n    name\n    inUse\n    online\n    hubs(first: 50) {\n      totalCount\n      nodes {\n        id\n        online\n        state {\n          connected\n          inMeeting\n          overTemperature\n        }\n      }\n    }\n  }\n": types.RoomFactsFragmentDoc,
    "\n  fragment HubPower on Hub {\n    id\n    name\n    online\n    spaces {\n      id\n      name\n    }\n    power {\n      wattage\n    }\n    ports {\n      id\n      number\n      connected\n      device {\n        vendorName\n        vendorIdHex\n        productName\n        productIdHex\n      }\n      charging {\n        mode\n        allocatedPower\n      }\n      power {\n        wattage\n      }\n    }\n  }\n": types.HubPowerFragmentDoc,
    "\n  subscription PowerChanged {\n    hubChanged(aspects: [POWER, PRESENCE, PORTS], includeCurrent: true) {\n      changed\n      hub {\n        id\n        online\n        power {\n          wattage\n        }\n        ports {\n          id\n          number\n          connected\n          device {\n            vendorName\n            vendorIdHex\n            productName\n            productIdHex\n          }\n          charging {\n            mode\n            allocatedPower\n          }\n          power {\n            wattage\n          }\n        }\n      }\n    }\n  }\n": types.PowerChangedDocument,
    "\n  query HubsWithPower($after: String) {\n    hubs(first: 200, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...HubPower\n        }\n      }\n    }\n  }\n": types.HubsWithPowerDocument,
    "\n  fragment HubBadges on Hub {\n    id\n    online\n    state {\n      ucMode\n      inMeeting\n      overTemperature\n    }\n  }\n": types.HubBadgesFragmentDoc,
    "\n  fragment HubCard on Hub {\n    id\n    name\n    online\n    firmware\n    product {\n      family\n      name\n    }\n    config {\n      lockActive\n    }\n    power {\n      wattage\n    }\n    ports {\n      id\n      number\n      active\n      ...PortCard\n    }\n    ...HubBadges\n    ...ActivePort\n  }\n": types.HubCardFragmentDoc,
    "\n  fragment PortCard on Port {\n    id\n    number\n    type\n    direction\n    connected\n    enabled\n    active\n    device {\n      vendorName\n      vendorIdHex\n      productName\n      productIdHex\n    }\n    ochnoUnit {\n      hardwareId\n    }\n    charging {\n      mode\n      allocatedPower\n    }\n    power {\n      wattage\n    }\n  }\n": types.PortCardFragmentDoc,
    "\n  query Room($id: ID!) {\n    space(id: $id) {\n      id\n      name\n      hubs(first: 500, orderBy: { field: NAME }) {\n        nodes {\n          id\n          ...HubCard\n        }\n      }\n    }\n  }\n": types.RoomDocument,
    "\n  subscription RoomPowerChanged($spaceId: ID!) {\n    powerSummaryChanged(spaceId: $spaceId) {\n      wattage\n      hubCount\n      reportingHubCount\n    }\n  }\n": types.RoomPowerChangedDocument,
    "\n  fragment ActivePort on Hub {\n    __typename\n    id\n    state {\n      __typename\n      activePort {\n        __typename\n        id\n        number\n      }\n    }\n    ports {\n      __typename\n      id\n      number\n      active\n    }\n  }\n": types.ActivePortFragmentDoc,
    "\n  mutation SetActivePort($input: SetActivePortInput!) {\n    setActivePort(input: $input) {\n      __typename\n      hub {\n        __typename\n        id\n        ...ActivePort\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": types.SetActivePortDocument,
    "\n  subscription RoomChanged($filter: HubFilter!) {\n    hubChanged(filter: $filter, includeCurrent: true) {\n      changed\n      hub {\n        id\n        ...HubCard\n      }\n    }\n  }\n": types.RoomChangedDocument,
    "\n  query Rooms($after: String) {\n    spaces(first: 500, after: $after) {\n      totalCount\n      edges {\n        node {\n          id\n          ...RoomFacts\n        }\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n": types.RoomsDocument,
    "\n  subscription RoomsLive {\n    hubChanged(aspects: [PRESENCE, STATE, PORTS, INFO], includeCurrent: true) {\n      changed\n      hub {\n        id\n        online\n        state {\n          connected\n          inMeeting\n          overTemperature\n        }\n      }\n    }\n  }\n": types.RoomsLiveDocument,
    "\n  fragment BulkResult on UpdateHubConfigResult {\n    hubId\n    hub {\n      id\n      name\n      config {\n        ...ConfigValues\n      }\n    }\n    changes {\n      ...ConfigDiff\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n": types.BulkResultFragmentDoc,
    "\n  mutation UpdateHubConfigs($input: UpdateHubConfigsInput!) {\n    updateHubConfigs(input: $input) {\n      results {\n        ...BulkResult\n      }\n      userErrors {\n        code\n        message\n        field\n      }\n    }\n  }\n": types.UpdateHubConfigsDocument,
    "\n  fragment HubChoice on Hub {\n    id\n    name\n    online\n    firmware\n    product {\n      family\n      name\n    }\n    spaces {\n      id\n      name\n    }\n  }\n": types.HubChoiceFragmentDoc,
    "\n  query HubsToChoose($filter: HubFilter!, $after: String) {\n    hubs(filter: $filter, orderBy: { field: NAME }, first: 200, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...HubChoice\n        }\n      }\n    }\n  }\n": types.HubsToChooseDocument,
    "\n  fragment ConfigDiff on ConfigChange {\n    setting {\n      name\n      unit\n    }\n    before\n    after\n  }\n": types.ConfigDiffFragmentDoc,
    "\n  fragment ConfigValues on Config {\n    adminAlwaysOff\n    autoSwitchConnect\n    autoSwitchDisconnect\n    autoSwitchPorts\n    buttonDisabled\n    buttonEmptyDisabled\n    buttonOffDefaultPort\n    chargingProtocols\n    defaultPort\n    disableDfpUsb3\n    disableLeds\n    enabledPorts\n    hdmiCecControl\n    hdmiPowerOnDelay {\n      mode\n      milliseconds\n    }\n    hpdOnDelay {\n      mode\n      milliseconds\n    }\n    inactiveDisabled\n    lockActive\n    noPortPeripheralOff\n    port7OchnoIo\n    port8OchnoIo\n    powerBalancingMode\n    powerStatic\n    shareNetwork\n    shareNetworkUsb3\n    ucAutoSwitchReset\n    ucButtonCycle\n    ucConfiguration\n    ucDefaultModePorts\n    ucDisableUsb\n    ucKeepModeInactive\n    ucLongPressDelay\n    ucManualInherit\n    ucModeMemory\n    ucOnExtension\n    ucPort\n    ufpDefaultRole\n    ufpRole\n    usbPassthroughOnDelay {\n      mode\n      milliseconds\n    }\n    usbPassthroughUsb2OnDelay {\n      mode\n      milliseconds\n    }\n    usbPassthroughUsb3OnDelay {\n      mode\n      milliseconds\n    }\n    usbPassthroughUsbCOnDelay {\n      mode\n      milliseconds\n    }\n    usbPassthroughVbusOnDelay {\n      mode\n      milliseconds\n    }\n    usbPowerDistributionMode\n  }\n": types.ConfigValuesFragmentDoc,
    "\n  fragment SettingDescription on ConfigSetting {\n    name\n    type\n    description\n    allowedValues\n    min\n    max\n    step\n    unit\n    relatedSettings\n    support {\n      family\n      minFirmware\n    }\n  }\n": types.SettingDescriptionFragmentDoc,
    "\n  query SettingsOfProduct($product: ProductFamily, $firmware: String) {\n    configSettings(product: $product, firmware: $firmware) {\n      ...SettingDescription\n    }\n  }\n": types.SettingsOfProductDocument,
    "\n  mutation UpdateHubConfig($input: UpdateHubConfigInput!) {\n    updateHubConfig(input: $input) {\n      hub {\n        id\n        config {\n          ...ConfigValues\n        }\n      }\n      changes {\n        ...ConfigDiff\n      }\n      userErrors {\n        code\n        message\n        field\n      }\n    }\n  }\n": types.UpdateHubConfigDocument,
    "\n  query HubSettings($id: ID!) {\n    hub(id: $id) {\n      id\n      name\n      online\n      firmware\n      product {\n        family\n        name\n      }\n      spaces {\n        id\n        name\n      }\n      config {\n        ...ConfigValues\n      }\n    }\n  }\n": types.HubSettingsDocument,
    "\n  subscription HubConfigChanged($hubIds: [ID!]!) {\n    hubChanged(hubIds: $hubIds, aspects: [CONFIG, PRESENCE], includeCurrent: true) {\n      changed\n      hub {\n        id\n        online\n        config {\n          ...ConfigValues\n        }\n      }\n    }\n  }\n": types.HubConfigChangedDocument,
    "\n  query Viewer {\n    viewer {\n      id\n      email\n      kind\n      scopes\n    }\n  }\n": types.ViewerDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Pulse {\n    hubs(first: 1) {\n      nodes {\n        id\n        fetchedAt\n        stale\n      }\n    }\n  }\n"): (typeof documents)["\n  query Pulse {\n    hubs(first: 1) {\n      nodes {\n        id\n        fetchedAt\n        stale\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RoomFacts on Space {\n    id\n    name\n    inUse\n    online\n    hubs(first: 50) {\n      totalCount\n      nodes {\n        id\n        online\n        state {\n          connected\n          inMeeting\n          overTemperature\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment RoomFacts on Space {\n    id\n    name\n    inUse\n    online\n    hubs(first: 50) {\n      totalCount\n      nodes {\n        id\n        online\n        state {\n          connected\n          inMeeting\n          overTemperature\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment HubPower on Hub {\n    id\n    name\n    online\n    spaces {\n      id\n      name\n    }\n    power {\n      wattage\n    }\n    ports {\n      id\n      number\n      connected\n      device {\n        vendorName\n        vendorIdHex\n        productName\n        productIdHex\n      }\n      charging {\n        mode\n        allocatedPower\n      }\n      power {\n        wattage\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment HubPower on Hub {\n    id\n    name\n    online\n    spaces {\n      id\n      name\n    }\n    power {\n      wattage\n    }\n    ports {\n      id\n      number\n      connected\n      device {\n        vendorName\n        vendorIdHex\n        productName\n        productIdHex\n      }\n      charging {\n        mode\n        allocatedPower\n      }\n      power {\n        wattage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription PowerChanged {\n    hubChanged(aspects: [POWER, PRESENCE, PORTS], includeCurrent: true) {\n      changed\n      hub {\n        id\n        online\n        power {\n          wattage\n        }\n        ports {\n          id\n          number\n          connected\n          device {\n            vendorName\n            vendorIdHex\n            productName\n            productIdHex\n          }\n          charging {\n            mode\n            allocatedPower\n          }\n          power {\n            wattage\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription PowerChanged {\n    hubChanged(aspects: [POWER, PRESENCE, PORTS], includeCurrent: true) {\n      changed\n      hub {\n        id\n        online\n        power {\n          wattage\n        }\n        ports {\n          id\n          number\n          connected\n          device {\n            vendorName\n            vendorIdHex\n            productName\n            productIdHex\n          }\n          charging {\n            mode\n            allocatedPower\n          }\n          power {\n            wattage\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HubsWithPower($after: String) {\n    hubs(first: 200, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...HubPower\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query HubsWithPower($after: String) {\n    hubs(first: 200, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...HubPower\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment HubBadges on Hub {\n    id\n    online\n    state {\n      ucMode\n      inMeeting\n      overTemperature\n    }\n  }\n"): (typeof documents)["\n  fragment HubBadges on Hub {\n    id\n    online\n    state {\n      ucMode\n      inMeeting\n      overTemperature\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment HubCard on Hub {\n    id\n    name\n    online\n    firmware\n    product {\n      family\n      name\n    }\n    config {\n      lockActive\n    }\n    power {\n      wattage\n    }\n    ports {\n      id\n      number\n      active\n      ...PortCard\n    }\n    ...HubBadges\n    ...ActivePort\n  }\n"): (typeof documents)["\n  fragment HubCard on Hub {\n    id\n    name\n    online\n    firmware\n    product {\n      family\n      name\n    }\n    config {\n      lockActive\n    }\n    power {\n      wattage\n    }\n    ports {\n      id\n      number\n      active\n      ...PortCard\n    }\n    ...HubBadges\n    ...ActivePort\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PortCard on Port {\n    id\n    number\n    type\n    direction\n    connected\n    enabled\n    active\n    device {\n      vendorName\n      vendorIdHex\n      productName\n      productIdHex\n    }\n    ochnoUnit {\n      hardwareId\n    }\n    charging {\n      mode\n      allocatedPower\n    }\n    power {\n      wattage\n    }\n  }\n"): (typeof documents)["\n  fragment PortCard on Port {\n    id\n    number\n    type\n    direction\n    connected\n    enabled\n    active\n    device {\n      vendorName\n      vendorIdHex\n      productName\n      productIdHex\n    }\n    ochnoUnit {\n      hardwareId\n    }\n    charging {\n      mode\n      allocatedPower\n    }\n    power {\n      wattage\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Room($id: ID!) {\n    space(id: $id) {\n      id\n      name\n      hubs(first: 500, orderBy: { field: NAME }) {\n        nodes {\n          id\n          ...HubCard\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Room($id: ID!) {\n    space(id: $id) {\n      id\n      name\n      hubs(first: 500, orderBy: { field: NAME }) {\n        nodes {\n          id\n          ...HubCard\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription RoomPowerChanged($spaceId: ID!) {\n    powerSummaryChanged(spaceId: $spaceId) {\n      wattage\n      hubCount\n      reportingHubCount\n    }\n  }\n"): (typeof documents)["\n  subscription RoomPowerChanged($spaceId: ID!) {\n    powerSummaryChanged(spaceId: $spaceId) {\n      wattage\n      hubCount\n      reportingHubCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ActivePort on Hub {\n    __typename\n    id\n    state {\n      __typename\n      activePort {\n        __typename\n        id\n        number\n      }\n    }\n    ports {\n      __typename\n      id\n      number\n      active\n    }\n  }\n"): (typeof documents)["\n  fragment ActivePort on Hub {\n    __typename\n    id\n    state {\n      __typename\n      activePort {\n        __typename\n        id\n        number\n      }\n    }\n    ports {\n      __typename\n      id\n      number\n      active\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetActivePort($input: SetActivePortInput!) {\n    setActivePort(input: $input) {\n      __typename\n      hub {\n        __typename\n        id\n        ...ActivePort\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetActivePort($input: SetActivePortInput!) {\n    setActivePort(input: $input) {\n      __typename\n      hub {\n        __typename\n        id\n        ...ActivePort\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription RoomChanged($filter: HubFilter!) {\n    hubChanged(filter: $filter, includeCurrent: true) {\n      changed\n      hub {\n        id\n        ...HubCard\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription RoomChanged($filter: HubFilter!) {\n    hubChanged(filter: $filter, includeCurrent: true) {\n      changed\n      hub {\n        id\n        ...HubCard\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Rooms($after: String) {\n    spaces(first: 500, after: $after) {\n      totalCount\n      edges {\n        node {\n          id\n          ...RoomFacts\n        }\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query Rooms($after: String) {\n    spaces(first: 500, after: $after) {\n      totalCount\n      edges {\n        node {\n          id\n          ...RoomFacts\n        }\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription RoomsLive {\n    hubChanged(aspects: [PRESENCE, STATE, PORTS, INFO], includeCurrent: true) {\n      changed\n      hub {\n        id\n        online\n        state {\n          connected\n          inMeeting\n          overTemperature\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription RoomsLive {\n    hubChanged(aspects: [PRESENCE, STATE, PORTS, INFO], includeCurrent: true) {\n      changed\n      hub {\n        id\n        online\n        state {\n          connected\n          inMeeting\n          overTemperature\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment BulkResult on UpdateHubConfigResult {\n    hubId\n    hub {\n      id\n      name\n      config {\n        ...ConfigValues\n      }\n    }\n    changes {\n      ...ConfigDiff\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n"): (typeof documents)["\n  fragment BulkResult on UpdateHubConfigResult {\n    hubId\n    hub {\n      id\n      name\n      config {\n        ...ConfigValues\n      }\n    }\n    changes {\n      ...ConfigDiff\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateHubConfigs($input: UpdateHubConfigsInput!) {\n    updateHubConfigs(input: $input) {\n      results {\n        ...BulkResult\n      }\n      userErrors {\n        code\n        message\n        field\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateHubConfigs($input: UpdateHubConfigsInput!) {\n    updateHubConfigs(input: $input) {\n      results {\n        ...BulkResult\n      }\n      userErrors {\n        code\n        message\n        field\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment HubChoice on Hub {\n    id\n    name\n    online\n    firmware\n    product {\n      family\n      name\n    }\n    spaces {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment HubChoice on Hub {\n    id\n    name\n    online\n    firmware\n    product {\n      family\n      name\n    }\n    spaces {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HubsToChoose($filter: HubFilter!, $after: String) {\n    hubs(filter: $filter, orderBy: { field: NAME }, first: 200, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...HubChoice\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query HubsToChoose($filter: HubFilter!, $after: String) {\n    hubs(filter: $filter, orderBy: { field: NAME }, first: 200, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...HubChoice\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ConfigDiff on ConfigChange {\n    setting {\n      name\n      unit\n    }\n    before\n    after\n  }\n"): (typeof documents)["\n  fragment ConfigDiff on ConfigChange {\n    setting {\n      name\n      unit\n    }\n    before\n    after\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ConfigValues on Config {\n    adminAlwaysOff\n    autoSwitchConnect\n    autoSwitchDisconnect\n    autoSwitchPorts\n    buttonDisabled\n    buttonEmptyDisabled\n    buttonOffDefaultPort\n    chargingProtocols\n    defaultPort\n    disableDfpUsb3\n    disableLeds\n    enabledPorts\n    hdmiCecControl\n    hdmiPowerOnDelay {\n      mode\n      milliseconds\n    }\n    hpdOnDelay {\n      mode\n      milliseconds\n    }\n    inactiveDisabled\n    lockActive\n    noPortPeripheralOff\n    port7OchnoIo\n    port8OchnoIo\n    powerBalancingMode\n    powerStatic\n    shareNetwork\n    shareNetworkUsb3\n    ucAutoSwitchReset\n    ucButtonCycle\n    ucConfiguration\n    ucDefaultModePorts\n    ucDisableUsb\n    ucKeepModeInactive\n    ucLongPressDelay\n    ucManualInherit\n    ucModeMemory\n    ucOnExtension\n    ucPort\n    ufpDefaultRole\n    ufpRole\n    usbPassthroughOnDelay {\n      mode\n      milliseconds\n    }\n    usbPassthroughUsb2OnDelay {\n      mode\n      milliseconds\n    }\n    usbPassthroughUsb3OnDelay {\n      mode\n      milliseconds\n    }\n    usbPassthroughUsbCOnDelay {\n      mode\n      milliseconds\n    }\n    usbPassthroughVbusOnDelay {\n      mode\n      milliseconds\n    }\n    usbPowerDistributionMode\n  }\n"): (typeof documents)["\n  fragment ConfigValues on Config {\n    adminAlwaysOff\n    autoSwitchConnect\n    autoSwitchDisconnect\n    autoSwitchPorts\n    buttonDisabled\n    buttonEmptyDisabled\n    buttonOffDefaultPort\n    chargingProtocols\n    defaultPort\n    disableDfpUsb3\n    disableLeds\n    enabledPorts\n    hdmiCecControl\n    hdmiPowerOnDelay {\n      mode\n      milliseconds\n    }\n    hpdOnDelay {\n      mode\n      milliseconds\n    }\n    inactiveDisabled\n    lockActive\n    noPortPeripheralOff\n    port7OchnoIo\n    port8OchnoIo\n    powerBalancingMode\n    powerStatic\n    shareNetwork\n    shareNetworkUsb3\n    ucAutoSwitchReset\n    ucButtonCycle\n    ucConfiguration\n    ucDefaultModePorts\n    ucDisableUsb\n    ucKeepModeInactive\n    ucLongPressDelay\n    ucManualInherit\n    ucModeMemory\n    ucOnExtension\n    ucPort\n    ufpDefaultRole\n    ufpRole\n    usbPassthroughOnDelay {\n      mode\n      milliseconds\n    }\n    usbPassthroughUsb2OnDelay {\n      mode\n      milliseconds\n    }\n    usbPassthroughUsb3OnDelay {\n      mode\n      milliseconds\n    }\n    usbPassthroughUsbCOnDelay {\n      mode\n      milliseconds\n    }\n    usbPassthroughVbusOnDelay {\n      mode\n      milliseconds\n    }\n    usbPowerDistributionMode\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SettingDescription on ConfigSetting {\n    name\n    type\n    description\n    allowedValues\n    min\n    max\n    step\n    unit\n    relatedSettings\n    support {\n      family\n      minFirmware\n    }\n  }\n"): (typeof documents)["\n  fragment SettingDescription on ConfigSetting {\n    name\n    type\n    description\n    allowedValues\n    min\n    max\n    step\n    unit\n    relatedSettings\n    support {\n      family\n      minFirmware\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SettingsOfProduct($product: ProductFamily, $firmware: String) {\n    configSettings(product: $product, firmware: $firmware) {\n      ...SettingDescription\n    }\n  }\n"): (typeof documents)["\n  query SettingsOfProduct($product: ProductFamily, $firmware: String) {\n    configSettings(product: $product, firmware: $firmware) {\n      ...SettingDescription\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateHubConfig($input: UpdateHubConfigInput!) {\n    updateHubConfig(input: $input) {\n      hub {\n        id\n        config {\n          ...ConfigValues\n        }\n      }\n      changes {\n        ...ConfigDiff\n      }\n      userErrors {\n        code\n        message\n        field\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateHubConfig($input: UpdateHubConfigInput!) {\n    updateHubConfig(input: $input) {\n      hub {\n        id\n        config {\n          ...ConfigValues\n        }\n      }\n      changes {\n        ...ConfigDiff\n      }\n      userErrors {\n        code\n        message\n        field\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HubSettings($id: ID!) {\n    hub(id: $id) {\n      id\n      name\n      online\n      firmware\n      product {\n        family\n        name\n      }\n      spaces {\n        id\n        name\n      }\n      config {\n        ...ConfigValues\n      }\n    }\n  }\n"): (typeof documents)["\n  query HubSettings($id: ID!) {\n    hub(id: $id) {\n      id\n      name\n      online\n      firmware\n      product {\n        family\n        name\n      }\n      spaces {\n        id\n        name\n      }\n      config {\n        ...ConfigValues\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription HubConfigChanged($hubIds: [ID!]!) {\n    hubChanged(hubIds: $hubIds, aspects: [CONFIG, PRESENCE], includeCurrent: true) {\n      changed\n      hub {\n        id\n        online\n        config {\n          ...ConfigValues\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription HubConfigChanged($hubIds: [ID!]!) {\n    hubChanged(hubIds: $hubIds, aspects: [CONFIG, PRESENCE], includeCurrent: true) {\n      changed\n      hub {\n        id\n        online\n        config {\n          ...ConfigValues\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Viewer {\n    viewer {\n      id\n      email\n      kind\n      scopes\n    }\n  }\n"): (typeof documents)["\n  query Viewer {\n    viewer {\n      id\n      email\n      kind\n      scopes\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;