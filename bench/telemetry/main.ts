/**
 * What metrics and traces cost: the CPU time of a request with neither, with metrics, with traces of all requests, and with
 * traces of one of a hundred, each in a gateway of its own, in turn within one run. Nothing reads the metrics; the spans
 * are sent to a collector that discards them.
 *
 *     npm run bench:telemetry
 */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ProbedGateway, startProbedGateway } from '../floors/probed-gateway.js';
import { endAll } from '../live/world.js';
import { createCores } from '../peers/cores.js';
import { createQuestions, type Question } from '../peers/questions.js';
import { startStub } from '../peers/stub.js';

const ROUNDS = 5;
/** How often each gateway is started, at another place in the turn each time: equal processes differ by up to a fifth. */
const STARTS = 4;
const WARM_UP = 1_500;
const REQUESTS = 600;
/** Longer than the run. */
const LONG_TTL_MS = '600000';

interface Scene {
  readonly title: string;
  readonly variables: Readonly<Record<string, string>>;
}

const SCENES: readonly Scene[] = [
  { title: 'one hub, executed, one call to Operated', variables: { CACHE_TTL_MS: '0' } },
  { title: 'the same, repeated from the cache', variables: { CACHE_TTL_MS: LONG_TTL_MS } },
];

async function startCollector(): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer((request, response) => {
    request
      .resume()
      .on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function cpuMsOf(gateway: ProbedGateway, question: Question): Promise<number> {
  const before = await gateway.probe('read');
  await gateway.ask(question, REQUESTS);
  const after = await gateway.probe('read');
  return (after.cpuMs - before.cpuMs) / REQUESTS;
}

/**
 * Measures gateways in turn, round by round.
 * @param lowest ms of CPU time a request, so far; replaced where a round needs less: other work on the machine only adds to it.
 */
async function measure(gateways: ReadonlyMap<number, ProbedGateway>, question: Question, lowest: number[]) {
  for (const gateway of gateways.values()) await gateway.ask(question, WARM_UP);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [variant, gateway] of gateways) {
      lowest[variant] = Math.min(lowest[variant] ?? Infinity, await cpuMsOf(gateway, question));
    }
  }
}

async function main(): Promise<void> {
  const cores = createCores();
  cores.bindLoad(process.pid);
  const collector = await startCollector();
  const stub = await startStub(cores);
  const [hub] = (await stub.read('/api/hubs/v1')) as readonly { readonly id: string }[];
  const question = createQuestions(hub?.id ?? '').Q3;
  await stub.change({ delayMs: 0, bodies: 'same' });
  const on = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_MAX_QUEUE_SIZE: '100000' };
  const sampled = { ...on, OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.01' };
  const variants: readonly Readonly<Record<string, string>>[] = [{}, { METRICS_PORT: '0' }, on, sampled];

  console.log(
    '| request | neither | metrics | all traces | 1 % of the traces |\n| --- | --: | --: | --: | --: |',
  );
  for (const { title, variables } of SCENES) {
    const lowest: number[] = [];
    for (let start = 0; start < STARTS; start += 1) {
      const gateways = new Map<number, ProbedGateway>();
      for (const at of variants.keys()) {
        const variant = (start + at) % variants.length;
        const environment = { ...variables, ...variants[variant] };
        gateways.set(variant, await startProbedGateway(stub.url, environment, cores));
      }
      await measure(gateways, question, lowest);
      for (const gateway of gateways.values()) await gateway.end();
    }
    const [off = 0, ...others] = lowest;
    const cell = (value: number) => `${value.toFixed(3)} ms (${(value / off).toFixed(2)})`;
    console.log(`| ${title} | ${off.toFixed(3)} ms | ${others.map(cell).join(' | ')} |`);
  }
  collector.server.closeAllConnections();
  collector.server.close();
}

main()
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(endAll);
