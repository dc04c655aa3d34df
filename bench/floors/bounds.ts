import type { QuestionName } from '../peers/questions.js';
import type { Figures } from './figures.js';

/**
 * How the gateway is asked: with bodies of Operated that differ or are equal, without a cache; or within the TTL.
 */
export type Form = 'changing' | 'same' | 'cached';

/** The calls to Operated that a request causes without a cache, and all requests within the TTL together. */
export const CALLS: Readonly<Record<QuestionName, number>> = { Q1: 1, Q2: 3, Q3: 1 };

/** The largest allowed parts of what EXECUTOR=reference allocates, and of its CPU time, with bodies that differ. */
const BOUNDS: Readonly<Record<QuestionName, Readonly<Record<Form, Bound>>>> = {
  Q1: {
    changing: { allocated: 1.1, cpu: 1.4 },
    same: { allocated: 0.25, cpu: 0.6 },
    cached: { allocated: 0.18, cpu: 0.4 },
  },
  Q2: {
    changing: { allocated: 1.1, cpu: 1.4 },
    same: { allocated: 0.5, cpu: 0.8 },
    cached: { allocated: 0.16, cpu: 0.4 },
  },
  Q3: {
    changing: { allocated: 1.1, cpu: 1.4 },
    same: { allocated: 0.9, cpu: 1.2 },
    cached: { allocated: 0.5, cpu: 0.7 },
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
