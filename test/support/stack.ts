import type { SimulatorConfig } from '../../simulator/config.js';
import type { GatewayOptions } from '../../src/gateway.js';
import { type QueryOptions, startTestGateway, type TestGateway } from './gateway.js';
import { startSimulator, type TestSimulator } from './simulator.js';

/** A gateway and its simulator. */
export interface Stack {
  readonly simulator: TestSimulator;
  readonly gateway: TestGateway;
}

export interface StackOptions {
  /** Overrides the simulator's defaults. */
  readonly simulator?: Partial<SimulatorConfig>;
  /** Overrides the gateway's default variables. */
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

/** Starts one stack for all tests of the calling `describe` or file. */
export function useStack(options: StackOptions = {}): Stack {
  const stack = useStarted(() => startStack(options));
  return {
    get simulator() {
      return stack().simulator;
    },
    get gateway() {
      return stack().gateway;
    },
  };
}

/**
 * Starts something before all tests of the calling `describe` or file, and stops it after them.
 * @returns what was started. @throws Error outside tests and hooks.
 */
export function useStarted<Started extends { stop(): Promise<void> }>(
  start: () => Promise<Started>,
): () => Started {
  let started: Started | undefined;
  beforeAll(async () => {
    started = await start();
  });
  afterAll(() => started?.stop());
  return () => {
    if (started === undefined) throw new Error('The stack runs only during tests and hooks.');
    return started;
  };
}

/** The data of an answer. @throws Error if the answer has errors. */
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

/** The simulator's request counts since `clearRequests`, by endpoint. */
export async function callsOf(simulator: TestSimulator): Promise<Readonly<Record<string, number>>> {
  return (await simulator.control.requests()).byEndpoint;
}
