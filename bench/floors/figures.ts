import { percentile } from '../live/world.js';
import type { Question } from '../peers/questions.js';
import type { ProbedGateway } from './probed-gateway.js';

/** What a gateway needs for one request of a question. */
export interface Figures {
  readonly cpuMs: number;
  readonly allocatedKib: number;
}

/** The requests for a measurement, so many that the noise of one request does not count. */
export interface Sizes {
  readonly warmUp: number;
  /** The requests of a round. */
  readonly round: number;
}

const ROUNDS = 5;

/** Measures two gateways in turn, round by round. @returns the medians, in the order of the gateways. */
export async function measureFigures(
  [one, other]: readonly [ProbedGateway, ProbedGateway],
  question: Question,
  { warmUp, round: requests }: Sizes,
): Promise<readonly [Figures, Figures]> {
  for (const gateway of [one, other]) await gateway.ask(question, warmUp);
  const ofOne: number[] = [];
  const ofOther: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ofOne.push(await measureCpu(one, question, requests));
    ofOther.push(await measureCpu(other, question, requests));
  }
  // Not in the same rounds: sampling costs CPU time.
  return [
    { cpuMs: percentile(ofOne, 0.5), allocatedKib: await measureAllocated(one, question, requests) },
    { cpuMs: percentile(ofOther, 0.5), allocatedKib: await measureAllocated(other, question, requests) },
  ];
}

async function measureCpu(gateway: ProbedGateway, question: Question, requests: number): Promise<number> {
  const before = await gateway.probe('read');
  await gateway.ask(question, requests);
  const after = await gateway.probe('read');
  return (after.cpuMs - before.cpuMs) / requests;
}

async function measureAllocated(
  gateway: ProbedGateway,
  question: Question,
  requests: number,
): Promise<number> {
  const before = await gateway.probe('start');
  await gateway.ask(question, requests);
  const after = await gateway.probe('stop');
  return (after.allocatedBytes - before.allocatedBytes) / requests / 1_024;
}
