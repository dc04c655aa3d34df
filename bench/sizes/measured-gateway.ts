import { readProcessUse } from '../attacks/process-use.js';
import { collectGarbage } from '../live/collect-garbage.js';
import { cpuMs, end, freePort, startGateway } from '../live/world.js';
import { createLoadClient, type LoadClient } from '../load/client.js';

/** A gateway in a process of its own, whose memory and CPU time are read from outside. */
export interface MeasuredGateway {
  readonly port: number;
  readonly client: LoadClient;
  /** The memory after a full garbage collection, MiB. */
  memory(): Promise<Memory>;
  /** The highest resident set since the start, MiB. */
  peakMib(): number;
  /** The CPU time since the start, ms. */
  cpuMs(): number;
  end(): Promise<void>;
}

export interface Memory {
  readonly residentMib: number;
  /** Objects on the heap, and buffers. */
  readonly heldMib: number;
}

export const MIB = 1_024 * 1_024;

/** The limits that one client on one address would meet. */
const NO_LIMITS = {
  COST_BUDGET_PER_MINUTE: '1000000000',
  UPSTREAM_CALLS_PER_MINUTE: '10000000',
  CONNECTIONS_PER_ADDRESS: '20000',
};

/** Starts a gateway with its defaults of production, and limits that the bench does not meet. */
export async function startMeasuredGateway(
  operatedUrl: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<MeasuredGateway> {
  const inspector = await freePort();
  const { url, child } = await startGateway(
    operatedUrl,
    { NODE_ENV: 'production', LOG_LEVEL: 'info', SHUTDOWN_DELAY_MS: '0', ...NO_LIMITS, ...variables },
    { flags: [`--inspect=127.0.0.1:${inspector}`, '--inspect-publish-uid=http'], isSilent: true },
  );
  const client = createLoadClient(url);
  return {
    port: Number(new URL(url).port),
    client,
    async memory() {
      const { residentBytes, heldBytes } = await collectGarbage(inspector);
      return { residentMib: residentBytes / MIB, heldMib: heldBytes / MIB };
    },
    peakMib: () => readProcessUse(child.pid ?? NaN)?.peakMib ?? NaN,
    cpuMs: () => cpuMs(child),
    async end() {
      client.close();
      await end(child, 'SIGKILL');
    },
  };
}

/** A question that has failed ends the bench: its cost would count for an answer. */
export async function ask(
  { client }: Pick<MeasuredGateway, 'client'>,
  query: string,
  token: string,
  variables?: Readonly<Record<string, unknown>>,
  headers?: Readonly<Record<string, string>>,
): Promise<string> {
  const { status, body } = await client.query(query, token, variables, headers);
  if (status !== 200 || body.includes('"errors"')) throw new Error(`${status} ${body.slice(0, 200)}`);
  return body;
}

const CONNECTIONS = 4;
/** Other work on the machine lengthens the CPU time of the same instructions, so the lowest round counts. */
const ROUNDS = 3;

/**
 * Sends requests over four connections, in three rounds.
 * @param send sends one request; called with its number.
 * @returns the CPU time of the gateway for each request of the cheapest round, ms.
 */
export async function cpuOfRequests(
  gateway: MeasuredGateway,
  seconds: number,
  send: (count: number) => Promise<unknown>,
): Promise<number> {
  let sent = 0;
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [startMs, before] = [gateway.cpuMs(), sent];
    const endsAt = performance.now() + (seconds * 1_000) / ROUNDS;
    const sending = Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < endsAt) await send((sent += 1));
    });
    await Promise.all(sending);
    rounds.push((gateway.cpuMs() - startMs) / (sent - before));
  }
  return Math.min(...rounds);
}
