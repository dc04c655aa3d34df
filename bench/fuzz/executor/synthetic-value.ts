import { setImmediate as nextIteration } from 'node:timers/promises';
import {
  getNullableType,
  GraphQLError,
  type GraphQLOutputType,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
} from 'graphql';
import { type Random, randomOf } from '../../../simulator/world/random.js';
import { digest } from './digest.js';

/** The seeds of executions in which nothing fails are multiples of this number. */
const FAULTLESS = 3;
/** The types of the interface; the union has a third. */
const NODES = ['Branch', 'Twig'];

/** An object of the synthetic schema; it has the fields that have no resolver as properties. */
export class Row {
  constructor(
    readonly seed: number,
    readonly key: string,
    readonly typename: string,
  ) {}

  /** What the default resolver of unions reads first. */
  get __typename(): string | undefined {
    return randomOf(this.seed, `${this.key}.__typename`).chance(0.5) ? this.typename : undefined;
  }
}

/** Adds a property to all rows: a value, or a method that returns it. */
export function addProperty(name: string, type: GraphQLOutputType): void {
  if (name in Row.prototype) return;
  Object.defineProperty(Row.prototype, name, {
    get(this: Row): unknown {
      const value = () => syntheticValue(this.seed, `${this.key}.${name}`, type);
      return randomOf(this.seed, `${this.key}.${name}()`).chance(0.1) ? value : value();
    },
  });
}

/** The value of a field: a value of its type, another one, null, or an error, now or later. */
export function syntheticValue(seed: number, key: string, type: GraphQLOutputType): unknown {
  const random = randomOf(seed, key);
  const failure = failureOf(seed, key, random);
  if (failure?.isThrown === true) throw failure.error;
  return failure === null
    ? perhapsLater(key, plainValue(seed, key, type, random), random)
    : perhapsLater(key, failure.error, random);
}

function failureOf(
  seed: number,
  key: string,
  random: Random,
): { readonly error: unknown; readonly isThrown: boolean } | null {
  if (seed % FAULTLESS === 0 || random.chance(0.93)) return null;
  const error =
    random.pick<unknown>([
      new Error(`failed: ${key}`),
      new GraphQLError(`failed: ${key}`, { extensions: { code: 'FAILED', key } }),
      'a text',
    ]) ?? null;
  return { error, isThrown: random.chance(0.5) };
}

/** The value, or a promise that is settled after a number of microtasks, or in a later iteration of the event loop. */
function perhapsLater(key: string, value: unknown, random: Random): unknown {
  return isSynchronous(key) || random.chance(0.8) ? value : later(value, random.integer(0, 5));
}

/** Whether nothing inside a field is asynchronous. */
export function isSynchronous(key: string): boolean {
  return key.includes('.plain');
}

function later(value: unknown, ticks: number): Promise<unknown> {
  const promise = settledLater(value, ticks);
  // A list that has it can be later itself: then it is rejected before an executor sees it.
  promise.catch(() => undefined);
  return promise;
}

async function settledLater(value: unknown, ticks: number): Promise<unknown> {
  for (let left = ticks; left > 0; left -= 1) await Promise.resolve();
  if (ticks === 5) await nextIteration();
  if (value instanceof Error && ticks % 2 === 0) throw value;
  return value;
}

function plainValue(seed: number, key: string, type: GraphQLOutputType, random: Random): unknown {
  const isFaultless = seed % FAULTLESS === 0;
  if (random.chance(isNonNullType(type) ? (isFaultless ? 0 : 0.02) : 0.12)) {
    return random.chance(0.7) ? null : undefined;
  }
  const isWrong = !isFaultless && random.chance(0.02);
  const inner = getNullableType(type);
  if (isListType(inner)) {
    if (isWrong) return random.pick(['text', 7, {}]);
    const itemType: GraphQLOutputType = inner.ofType;
    const length = random.integer(0, 3);
    const items = Array.from({ length }, (_, index) => entry(seed, `${key}.${index}`, itemType));
    // graphql-js leaves a rejection unhandled if an entry that must not be null fails at once and one before it later.
    if (isNonNullType(itemType) && length > 1 && !isFaultless && !isSynchronous(key)) {
      return items.map((item) => (item instanceof Promise ? item : later(item, 1)));
    }
    return random.chance(0.1) ? new Set(items) : items;
  }
  if (isCompositeType(inner)) {
    const types = inner.name === 'Any' || !isFaultless ? [...NODES, 'Leaf'] : NODES;
    return new Row(seed, shortened(key), isAbstractType(inner) ? (random.pick(types) ?? '') : inner.name);
  }
  if (isWrong) return random.pick<unknown>([{}, Number.NaN, 'a text', 1.5, [], Symbol.iterator]);
  switch (inner.name) {
    case 'Int':
      return random.pick<unknown>([random.integer(-9, 9), '12', true, -0, 2 ** 31 - 1]);
    case 'Float':
      return random.pick<unknown>([random.integer(-9, 9) / 4, '1.5', false, 1e300]);
    case 'Boolean':
      return random.pick<unknown>([true, false, 1, 0]);
    case 'Color':
      return random.pick(['RED', 'GREEN', 'BLUE']);
    default:
      return random.pick<unknown>([key, isFaultless ? 'text' : '', 42, { valueOf: () => key }]);
  }
}

/** A key of the same length at any depth. */
function shortened(key: string): string {
  return `${digest(key)}${isSynchronous(key) ? '.plain' : ''}`;
}

function entry(seed: number, key: string, type: GraphQLOutputType): unknown {
  try {
    return syntheticValue(seed, key, type);
  } catch (error) {
    return error instanceof Error ? error : null;
  }
}
