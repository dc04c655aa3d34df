import { buildSchema, parse, validate } from 'graphql';
import type { FaultRule } from '../../../simulator/faults/rule.js';
import { type Random, randomOf } from '../../../simulator/world/random.js';
import { differenceOf } from './compare.js';
import type { FuzzReport } from './fuzz-synthetic.js';
import type { FuzzedGateway, Sent } from './fuzzed-gateway.js';
import { type OperationOptions, randomOperation } from './random-operation.js';

export interface GatewayFuzzOptions {
  readonly seed: number;
  /** Ends the run, from the number of operations so far. */
  readonly isDone: (operations: number) => boolean;
  /** The content of schema.graphql. */
  readonly sdl: string;
  readonly reference: FuzzedGateway;
  readonly compiled: FuzzedGateway;
}

const PATHS = ['/api/hubs/v1', '/api/hubs/v1/{hubId}', '/api/accounts/v1', '/api/spaces/v1'] as const;
/** Failures that are not retried, so that an attempt takes milliseconds. */
const FAILURES: readonly Pick<FaultRule, 'kind' | 'status'>[] = [
  { kind: 'status', status: 403 },
  { kind: 'status', status: 404 },
  { kind: 'status', status: 418 },
  { kind: 'invalid-json' },
  { kind: 'wrong-shape' },
];
/** How many operations are sent between two changes of what fails. */
const OPERATIONS_BETWEEN_FAILURES = 12;

/** Sends generated operations to two gateways with equal simulators, until one answers otherwise than the other. */
export async function fuzzGateways(options: GatewayFuzzOptions): Promise<FuzzReport> {
  const { seed, isDone, sdl, reference, compiled } = options;
  const schema = buildSchema(sdl);
  // Both are asked, so that their caches are equal.
  const [texts] = await Promise.all([reference, compiled].map(knownTexts));
  if (texts === undefined) throw new Error('There is no gateway.');
  const text: OperationOptions['text'] = (name, random) => pickText(texts, name, random);
  let [executed, withErrors] = [0, 0];
  let fails = false;
  for (let operation = 0; !isDone(operation); operation += 1) {
    const random = randomOf(seed, `operation ${operation}`);
    if (operation % OPERATIONS_BETWEEN_FAILURES === 0) {
      const rules = randomFailures(random);
      await Promise.all([reference.setFaults(rules), compiled.setFaults(rules)]);
      fails = rules.length > 0;
    }
    // A subscription sends nothing until Operated answers.
    const keywords = [
      'query',
      'query',
      'query',
      'query',
      'mutation',
      fails ? 'query' : 'subscription',
    ] as const;
    const keyword = random.pick(keywords);
    const { document, variables } = randomOperation(schema, random, {
      keyword: keyword ?? 'query',
      depth: random.integer(1, 5),
      text,
      ...(keyword === 'subscription' && { rootField: firstEventOf(texts, random) }),
    });
    if (!isValid(schema, document)) continue;
    for (const values of variables.slice(0, keyword === 'query' ? variables.length : 1)) {
      const sent: Sent = { query: document, variables: values };
      const send = (gateway: FuzzedGateway) =>
        keyword === 'subscription' ? gateway.subscribe(sent) : gateway.post(sent);
      const [expected, actual] = [await send(reference), await send(compiled)];
      executed += 1;
      if (expected.includes('"errors"')) withErrors += 1;
      const difference = differenceOf(spread(expected), spread(actual));
      if (difference === null) continue;
      const given = `${document}\nvariables ${JSON.stringify(values)}`;
      return {
        executed,
        withErrors,
        difference: `seed ${seed}, operation ${operation}\n${given}\n${difference}`,
      };
    }
  }
  return { executed, withErrors, difference: null };
}

/** One value a line, so that a difference is short. */
function spread(answer: string): string {
  return answer.replaceAll(/([,{[])/g, '$1\n');
}

function isValid(schema: Parameters<typeof validate>[0], document: string): boolean {
  try {
    return validate(schema, parse(document)).length === 0;
  } catch {
    // The rule for the root of subscriptions evaluates conditions without variables.
    return false;
  }
}

interface KnownTexts {
  readonly hubIds: readonly string[];
  readonly hubs: readonly string[];
  readonly others: readonly string[];
}

/** Ids and names of the simulated world. */
async function knownTexts(gateway: FuzzedGateway): Promise<KnownTexts> {
  const query = '{ accounts { id spaces { nodes { id name } } } hubs { nodes { id name serialNumber } } }';
  const answer = await gateway.post({ query, variables: {} });
  const textsOf = (part: string, names: string) =>
    [...part.matchAll(new RegExp(`"(?:${names})":"([^"]+)"`, 'g'))].map(([, text = '']) => text);
  const [others = '', hubs = ''] = answer.split('"hubs":');
  return {
    hubIds: textsOf(hubs, 'id'),
    hubs: textsOf(hubs, 'id|name|serialNumber'),
    others: [...textsOf(others, 'id|name'), 'missing', ''],
  };
}

function pickText({ hubs, others }: KnownTexts, name: string, random: Random): string {
  const isOfHub = /hub|serial|^id/i.test(name);
  return random.pick(isOfHub && random.chance(0.85) ? hubs : others) ?? '';
}

/** A subscription that sends an event at once. */
function firstEventOf(
  { hubIds }: KnownTexts,
  random: Random,
): { readonly name: string; readonly args: string } {
  const id = JSON.stringify(random.pick(hubIds));
  return (
    random.pick([
      { name: 'hubChanged', args: `includeCurrent: true, hubIds: [${id}]` },
      { name: 'portChanged', args: `includeCurrent: true, hubId: ${id}` },
    ]) ?? { name: 'hubChanged', args: 'includeCurrent: true' }
  );
}

function randomFailures(random: Random): readonly FaultRule[] {
  const path = random.pick(PATHS);
  const failure = random.pick(FAILURES);
  return random.chance(0.4) && path !== undefined && failure !== undefined
    ? [{ method: 'GET', path, ...failure }]
    : [];
}
