import type { SimulatorConfig } from '../../simulator/config.js';
import type { GatewayOptions } from '../../src/gateway.js';
import { type QueryOptions, startTestGateway, type TestGateway } from './gateway.js';
import { startSimulator, type TestSimulator } from './simulator.js';

/** A gateway and the simulator that it asks. */
export interface Stack {
  readonly simulator: TestSimulator;
  readonly gateway: TestGateway;
}

export interface StackOptions {
  /** Knobs of the simulator that differ from its defaults. */
  readonly simulator?: Partial<SimulatorConfig>;
  /** Variables of the gateway that differ from its defaults. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly gateway?: GatewayOptions;
  /** The simulator's clock. */
  readonly realTime?: () => number;
}

export async function startStack(
  options: StackOptions = {},
): Promise<Stack & { readonly stop: () => Promise<void> }> {
  const simulator = await startSimulator(options.simulator, options.realTime);
  const gateway = await startTestGateway(simulator.url, options.environment, options.gateway);
  return {
    simulator,
    gateway,
    async stop() {
      await gateway.stop();
      await simulator.stop();
    },
  };
}

/** One stack for all tests of the `describe` or file that calls this; it is there while they run. */
export function useStack(options: StackOptions = {}): Stack {
  let started: Awaited<ReturnType<typeof startStack>> | undefined;
  beforeAll(async () => {
    started = await startStack(options);
  });
  afterAll(() => started?.stop());
  const stack = () => {
    if (started === undefined) throw new Error('The stack is there only while a test runs.');
    return started;
  };
  return {
    get simulator() {
      return stack().simulator;
    },
    get gateway() {
      return stack().gateway;
    },
  };
}

/** The data of an answer that has no errors, in the shape that the document asks for. */
export async function read<Data>(
  gateway: TestGateway,
  document: string,
  options?: QueryOptions,
): Promise<Data> {
  const answer = await gateway.query(document, options);
  if (answer.errors.length > 0) throw new Error(`errors: ${answer.text.slice(0, 2_000)}`);
  return answer.data as Data;
}

/** Fields of one hub, by its id. */
export async function readHub(
  gateway: TestGateway,
  token: string,
  id: string,
  fields: string,
): Promise<unknown> {
  const document = `query ($id: ID!) { hub(id: $id) { ${fields} } }`;
  const { hub } = await read<{ readonly hub: unknown }>(gateway, document, { token, variables: { id } });
  return hub;
}

/** The calls that the simulator has had since `clearRequests`, by endpoint. */
export async function callsOf(simulator: TestSimulator): Promise<Readonly<Record<string, number>>> {
  return (await simulator.control.requests()).byEndpoint;
}
