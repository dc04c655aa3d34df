/** An operation with which a tab of the explorer opens. */
export interface ExampleOperation {
  readonly document: string;
  /** Variables as JSON text. */
  readonly variables?: string;
}

/** Ids to fill into the examples. */
export interface ExampleIds {
  readonly hubId: string;
  readonly spaceId: string;
}

/** Shown where no ids are known: the operations answer with an error until an id is filled in. */
const PLACEHOLDERS: ExampleIds = { hubId: 'the id of a hub', spaceId: 'the id of a space' };

/** A mutation, and each subscription. Their ids are variables, so that one place has to be edited. */
export function exampleOperations({
  hubId,
  spaceId,
}: ExampleIds = PLACEHOLDERS): readonly ExampleOperation[] {
  return [
    { document: SET_ACTIVE_PORT, variables: json({ input: { hubId, portNumber: 2 } }) },
    { document: HUB_CHANGES },
    { document: PORT_CHANGES, variables: json({ hubId }) },
    { document: POWER_READINGS, variables: json({ hubId }) },
    { document: ROOM_POWER, variables: json({ spaceId }) },
  ];
}

function json(variables: object): string {
  return JSON.stringify(variables, null, 2);
}

const SET_ACTIVE_PORT = `mutation SetActivePort($input: SetActivePortInput!) {
  setActivePort(input: $input) {
    hub {
      name
      state {
        activePort {
          number
          name
        }
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
`;

const HUB_CHANGES = `# Each event replaces the one before. The button stops the subscription.
# hubChanged(aspects: [PORTS, STATE]) leaves out what only concerns power.
subscription HubChanges {
  hubChanged {
    observedAt
    changed
    changes {
      path
      before
      after
    }
    hub {
      id
      name
      online
      state {
        inMeeting
        activePort {
          name
        }
      }
      power {
        wattage
      }
    }
  }
}
`;

const PORT_CHANGES = `subscription PortChanges($hubId: ID!) {
  portChanged(hubId: $hubId, includeCurrent: true) {
    observedAt
    port {
      number
      name
      connected
      active
      device {
        vendorName
        productName
      }
    }
  }
}
`;

const POWER_READINGS = `subscription PowerReadings($hubId: ID!) {
  powerReading(hubId: $hubId) {
    sampledAt
    wattage
    voltage
    current
    energy
  }
}
`;

const ROOM_POWER = `# With accountId instead of spaceId: the totals of an organisation.
subscription RoomPower($spaceId: ID!) {
  powerSummaryChanged(spaceId: $spaceId) {
    wattage
    energy
    hubCount
    reportingHubCount
  }
}
`;
