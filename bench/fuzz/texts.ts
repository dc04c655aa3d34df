import type { Random } from '../../simulator/world/random.js';

const TEXTS = [
  '',
  ' ',
  '0',
  '-1',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '../../../etc/passwd',
  '..%2f..%2fconfig',
  '%00',
  '%',
  '\u0000',
  '\ud800',
  '\udc00x',
  '\u202e\u2066',
  'İıſ',
  '💥'.repeat(50),
  "' OR 1=1 --",
  '${7*7}',
  '<script>alert(1)</script>',
  'a\r\nX-Injected: yes',
  '?x=1#y',
  '(a+)+$',
  'x'.repeat(100),
  'x'.repeat(1_000),
  'x'.repeat(60_000),
  'eyJhIjoxfQ',
  'W10',
];

/** A text that is known to cause bugs in programs. */
export function hostileText(random: Random): string {
  const text = random.pick(TEXTS) ?? '';
  return random.chance(0.2) ? text + random.hex(random.integer(1, 40)) : text;
}
