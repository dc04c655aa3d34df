import type { Figures, Measured } from './measure.js';
import type { QuestionName } from './questions.js';

/** The scene that the goals are about: Operated answers at once, with equal bodies. */
const SCENE = 'same-0';

interface Goal {
  readonly question: QuestionName;
  readonly contestant: string;
  /** What the value is compared with. */
  readonly against: 'mercurius' | 'pass-through';
  /** Requests a second of the contestant by those of the other: at least; CPU a request: at most. */
  readonly of: 'perSecond' | 'cpuMs';
  readonly bound: number;
}

const throughput = (contestant: string, bounds: Readonly<Partial<Record<QuestionName, number>>>): Goal[] =>
  Object.entries(bounds).map(([question, bound]) => ({
    question: question as QuestionName,
    contestant,
    against: 'mercurius',
    of: 'perSecond',
    bound,
  }));

const GOALS: readonly Goal[] = [
  ...throughput('gateway-uncached', { Q1: 1, Q2: 1, Q3: 0.75 }),
  ...throughput('gateway-cached', { Q1: 5, Q2: 5, Q3: 1.1 }),
  ...throughput('gateway-cached-principals', { Q1: 3, Q2: 3 }),
  { question: 'Q1', contestant: 'gateway-uncached', against: 'pass-through', of: 'cpuMs', bound: 7 },
  { question: 'Q3', contestant: 'gateway-uncached', against: 'pass-through', of: 'cpuMs', bound: 2.5 },
];

/** A goal, and what was measured. */
export interface GoalResult {
  readonly isMet: boolean;
  /** One line for the report. */
  readonly line: string;
}

/** The goals whose rows were measured. */
export function checkGoals(measured: readonly Measured[]): readonly GoalResult[] {
  return GOALS.flatMap(({ question, contestant, against, of, bound }) => {
    const figures =
      measured.find((one) => one.scene.name === SCENE && one.question.name === question)?.figures ?? [];
    const own = named(figures, contestant);
    const other = named(figures, against);
    if (own === undefined || other === undefined) return [];
    const ratio = own[of] / other[of];
    const isMet = of === 'perSecond' ? ratio >= bound : ratio <= bound;
    const what =
      of === 'perSecond'
        ? `at least ${bound} of the requests a second of Mercurius: ${ratio.toFixed(2)} ` +
          `(${(other.cpuMs / own.cpuMs).toFixed(2)} by CPU)`
        : `at most ${bound} of the CPU of the pass-through proxy: ${ratio.toFixed(2)}`;
    return [{ isMet, line: `${isMet ? '✓' : '✗'} ${question}, ${own.contestant.label}: ${what}` }];
  });
}

/** The figures of the contestant with this name. */
export function named(figures: readonly Figures[], name: string): Figures | undefined {
  return figures.find(({ contestant }) => contestant.name === name);
}
