/** A question that every server is asked. */
export interface Question {
  readonly name: string;
  /** What it asks for, for the report. */
  readonly title: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, string>>;
  /** The path of Operated that the pass-through proxy forwards instead. */
  readonly path: string;
  /** The calls to Operated that it needs. */
  readonly calls: number;
}

export const QUESTION_NAMES = ['Q1', 'Q2', 'Q3'] as const;
export type QuestionName = (typeof QUESTION_NAMES)[number];

const PORTS =
  'ports { id name number active type connected enabled direction device { vendorId productId } }';

const FLEET = `
  query Fleet {
    hubs(first: 100) {
      totalCount
      nodes {
        id name serialNumber hardwareId firmware ipAddress online
        product { code family name }
        power { energy duration voltage current wattage }
        config {
          autoSwitchConnect buttonEmptyDisabled buttonOffDefaultPort defaultPort disableDfpUsb3
          hdmiCecControl lockActive shareNetwork ucButtonCycle ucModeMemory
        }
        ${PORTS}
      }
    }
  }`;

const NESTED = `
  query Nested {
    accounts {
      id name
      spaces(first: 50) {
        totalCount
        nodes {
          id name
          hubs(first: 50) {
            totalCount
            nodes { id name online power { energy duration voltage current wattage } }
          }
        }
      }
    }
  }`;

const ONE_HUB = `
  query OneHub($id: ID!) {
    hub(id: $id) { id name online power { wattage } ${PORTS} }
  }`;

/** The questions by name. @param hubId the hub that is asked for. */
export function createQuestions(hubId: string): Readonly<Record<QuestionName, Question>> {
  const HUBS = '/api/hubs/v1';
  return {
    Q1: {
      name: 'Q1',
      title: 'the fleet: 100 hubs with ports, ten settings and power',
      query: FLEET,
      variables: {},
      path: HUBS,
      calls: 1,
    },
    Q2: {
      name: 'Q2',
      title: 'nested: accounts, their spaces, their hubs, the power of each',
      query: NESTED,
      variables: {},
      path: HUBS,
      calls: 3,
    },
    Q3: {
      name: 'Q3',
      title: 'one hub with its ports',
      query: ONE_HUB,
      variables: { id: hubId },
      path: `${HUBS}/${hubId}`,
      calls: 1,
    },
  };
}

/** The body of the request. */
export function bodyOf({ query, variables }: Question): string {
  return JSON.stringify({ query, variables });
}
