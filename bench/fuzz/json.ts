import type { Random } from '../../simulator/world/random.js';
import { hostileText } from './texts.js';

const LITERALS = [
  'null',
  'true',
  'false',
  '0',
  '-0',
  '1e308',
  '1e999',
  '-1',
  '9007199254740993',
  '0.1',
  '[]',
  '{}',
];
const KEYS = [
  'ids',
  'filter',
  'first',
  'after',
  'search',
  '__proto__',
  'constructor',
  'prototype',
  'toJSON',
  'then',
  '',
];

/**
 * A JSON value as text, so that it can contain what no JavaScript object does: duplicate keys, `__proto__`, numbers too
 * large.
 */
export function randomJson(random: Random, depth = 4): string {
  const kind = random.integer(0, depth > 0 ? 9 : 4);
  if (kind < 3) return random.pick(LITERALS) ?? 'null';
  if (kind < 5) return JSON.stringify(hostileText(random));
  if (random.chance(0.02)) return `[${`${random.pick(LITERALS) ?? '0'},`.repeat(3_000)}1]`;
  const length = random.integer(0, 4);
  if (kind < 7) return `[${Array.from({ length }, () => randomJson(random, depth - 1)).join(',')}]`;
  if (kind < 9) {
    const entries = Array.from({ length }, () => {
      const key = JSON.stringify(random.pick(KEYS) ?? 'x');
      return `${key}:${randomJson(random, depth - 1)}`;
    });
    return `{${entries.join(',')}}`;
  }
  const nested = random.pick([10, 1_000, 20_000]) ?? 10;
  return random.chance(0.5)
    ? `${'['.repeat(nested)}${']'.repeat(nested)}`
    : `${'{"a":'.repeat(nested)}1${'}'.repeat(nested)}`;
}

/** The body of a request with this document, and other properties of the protocol. */
export function randomBody(document: string, random: Random): string {
  const members = [`"query":${JSON.stringify(document)}`];
  if (random.chance(0.5)) members.push(`"variables":${randomJson(random)}`);
  if (random.chance(0.2)) members.push(`"operationName":${randomJson(random, 1)}`);
  if (random.chance(0.2)) members.push(`"extensions":${randomJson(random)}`);
  if (random.chance(0.1)) {
    members.push(`"extensions":{"persistedQuery":{"version":1,"sha256Hash":"${random.hex(64)}"}}`);
  }
  if (random.chance(0.05)) members.push(`"documentId":${JSON.stringify(`sha256:${random.hex(64)}`)}`);
  const whole = `{${members.join(',')}}`;
  if (random.chance(0.05)) return `[${whole},${whole}]`;
  if (random.chance(0.05)) return whole.slice(0, random.integer(0, whole.length));
  if (random.chance(0.05)) return randomJson(random);
  return whole;
}
