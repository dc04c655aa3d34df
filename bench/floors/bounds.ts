import type { QuestionName } from '../peers/questions.js';
import type { Figures } from './figures.js';

/**
 * How the gateway is asked: with bodies of Operated that differ or are equal, without a cache; or within the TTL.
 */
export type Form = 'changing' | 'same' | 'cached';

/** The calls to Operated that a request causes without a cache, and all requests within the TTL together. */
export const CALLS: Readonly<Record<QuestionName, number>> = { Q1: 1, Q2: 3, Q3: 1 };

/**
 * The largest allowed parts of what EXECUTOR=reference allocates, and of its CPU time, with bodies that differ. The
 * comment after a bound is the range of six runs with Node 20 on two cores that ten other processes were using.
 */
const BOUNDS: Readonly<Record<QuestionName, Readonly<Record<Form, Bound>>>> = {
  Q1: {
    changing: { allocated: 0.35 /* 0.22…0.23 */, cpu: 1 /* 0.57…0.69 */ },
    same: { allocated: 0.1 /* 0.05…0.05 */, cpu: 0.35 /* 0.12…0.18 */ },
    cached: { allocated: 0.09 /* 0.04…0.04 */, cpu: 0.25 /* 0.08…0.11 */ },
  },
  Q2: {
    changing: { allocated: 0.75 /* 0.53…0.55 */, cpu: 1.2 /* 0.69…0.79 */ },
    same: { allocated: 0.2 /* 0.10…0.12 */, cpu: 0.6 /* 0.30…0.41 */ },
    cached: { allocated: 0.12 /* 0.06…0.07 */, cpu: 0.35 /* 0.13…0.19 */ },
  },
  Q3: {
    changing: { allocated: 1 /* 0.75…0.79 */, cpu: 1.6 /* 0.86…1.16 */ },
    same: { allocated: 0.8 /* 0.59…0.64 */, cpu: 1.1 /* 0.56…0.77 */ },
    cached: { allocated: 0.6 /* 0.45…0.48 */, cpu: 0.8 /* 0.39…0.54 */ },
  },
};

interface Bound {
  readonly allocated: number;
  readonly cpu: number;
}

/** A value that was compared with its bound. */
export interface Check {
  readonly isWithin: boolean;
  readonly line: string;
}

/** @param calls of so many requests. @param expected the exact number. */
export function checkCalls(question: QuestionName, what: string, calls: number, expected: number): Check {
  const isWithin = calls === expected;
  return { isWithin, line: `${mark(isWithin)} ${question} ${what}: ${calls} calls, must be ${expected}` };
}

/** Compares the figures of one form with those of EXECUTOR=reference. */
export function checkFigures(question: QuestionName, form: Form, own: Figures, reference: Figures): Check[] {
  const bound = BOUNDS[question][form];
  const parts = [
    ['allocates', own.allocatedKib, reference.allocatedKib, bound.allocated, 'KiB'],
    ['CPU', own.cpuMs, reference.cpuMs, bound.cpu, 'ms'],
  ] as const;
  return parts.map(([what, value, other, limit, unit]) => {
    const ratio = value / other;
    const isWithin = ratio <= limit;
    const values = `${value.toPrecision(3)} of ${other.toPrecision(3)} ${unit}`;
    return {
      isWithin,
      line: `${mark(isWithin)} ${question} ${form}: ${what} ${ratio.toFixed(3)} of the reference (${values}), at most ${limit}`,
    };
  });
}

function mark(isWithin: boolean): string {
  return isWithin ? '✓' : '✗';
}
