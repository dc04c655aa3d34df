import 'reflect-metadata';
import { createSimulator } from '../../../simulator/simulator.js';
import type { SimulatorConfig } from '../../../simulator/config.js';
import type { FaultRule } from '../../../simulator/faults/rule.js';
import { readGatewayConfig } from '../../../src/config/gateway-config.js';
import { startGateway } from '../../../src/gateway.js';
import { control } from '../../live/world.js';
import { UNLIMITED } from '../run.js';

/** A clock that stands still: two gateways read the same times. */
const NOW = Date.parse('2026-03-01T12:00:00Z');
const UNBOUNDED_MS = '600000';
const USER = 'admin@demo.example';
/**
 * What differs between two equal answers: request ids, what is left of a budget that time refills, and the times of live
 * updates, whose clock is the machine's.
 */
const REQUEST_ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const LIVE_TIME = new RegExp(`"(?!${new Date(NOW).toISOString()})20\\d\\d-\\d\\d-\\d\\dT[\\d:.]+Z"`, 'g');
const BUDGET = /"currentlyAvailable":\d+/g;

/** What is sent to a gateway. */
export interface Sent {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A gateway in front of a simulator of its own. */
export interface FuzzedGateway {
  /** The status and the body of an answer, over HTTP. */
  post(sent: Sent): Promise<string>;
  /** The first message of a subscription, over SSE. */
  subscribe(sent: Sent): Promise<string>;
  setFaults(rules: readonly FaultRule[]): Promise<void>;
  stop(): Promise<void>;
}

export interface FuzzedGatewayOptions {
  readonly executor: 'compiled' | 'reference';
  readonly simulator: Partial<SimulatorConfig>;
  readonly environment: Readonly<Record<string, string>>;
}

/** Starts a gateway and its simulator in this process, with clocks that stand still. */
export async function startFuzzedGateway(options: FuzzedGatewayOptions): Promise<FuzzedGateway> {
  const simulator = createSimulator({ port: 0, ...options.simulator }, () => NOW);
  await simulator.start();
  const config = readGatewayConfig({
    ...UNLIMITED,
    OPERATED_BASE_URL: simulator.url,
    PORT: '0',
    LOG_LEVEL: 'silent',
    EXECUTOR: options.executor,
    COST_LIMIT: '1000000000',
    SHED_EVENT_LOOP_DELAY_MS: UNBOUNDED_MS,
    SHED_QUEUE_DELAY_MS: UNBOUNDED_MS,
    REQUEST_DEADLINE_MS: UNBOUNDED_MS,
    ...options.environment,
  });
  const gateway = await startGateway(config, {
    now: () => NOW,
    circuitBreaker: { minimumCalls: Number.MAX_SAFE_INTEGER },
  });
  const headers = {
    authorization: `Bearer ${simulator.userToken(USER)}`,
    'content-type': 'application/json',
  };
  return {
    async post(sent) {
      const answer = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { ...headers, 'graphql-cost': '1' },
        body: JSON.stringify(sent),
      });
      return `${answer.status} ${masked(await answer.text())}`;
    },
    async subscribe(sent) {
      const abort = new AbortController();
      const answer = await fetch(`${gateway.url}/graphql/stream`, {
        method: 'POST',
        headers: { ...headers, accept: 'text/event-stream' },
        body: JSON.stringify(sent),
        signal: abort.signal,
      });
      let text = '';
      for await (const chunk of answer.body ?? []) {
        text += Buffer.from(chunk).toString('utf8');
        if (/^data: .*\n\n/m.test(text)) break;
      }
      abort.abort();
      return `${answer.status} ${masked(/^data: .*$/m.exec(text)?.[0] ?? text)}`;
    },
    setFaults: (rules) => control(simulator.url, 'PUT', 'faults', rules),
    async stop() {
      await gateway.stop();
      await simulator.stop();
    },
  };
}

function masked(text: string): string {
  return text
    .replace(REQUEST_ID, 'request-id')
    .replace(LIVE_TIME, '"live-time"')
    .replace(BUDGET, '"currentlyAvailable":0');
}
