import { parseArgs } from 'node:util';
import type { StubSettings } from '../load/start-stub.js';
import { type Contestant, CONTESTANTS } from './contestants.js';
import { QUESTION_NAMES, type QuestionName } from './questions.js';

/** How Operated answers while the servers are measured. */
export interface Scene extends StubSettings {
  readonly name: string;
}

/** What is measured, and how long. */
export interface Options {
  /** The time of each measurement. */
  readonly seconds: number;
  readonly rounds: number;
  readonly contestants: readonly Contestant[];
  readonly questions: readonly QuestionName[];
  readonly scenes: readonly Scene[];
  /** Whether nothing was left out, so that the results may be written. */
  readonly isWhole: boolean;
}

const SCENES: readonly Scene[] = [
  { name: 'same-0', delayMs: 0, bodies: 'same' },
  { name: 'changing-0', delayMs: 0, bodies: 'changing' },
  { name: 'same-5', delayMs: 5, bodies: 'same' },
];

/**
 * Reads the arguments of the command line.
 * @throws Error that names the argument and what is allowed.
 */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '5' },
      rounds: { type: 'string', default: '3' },
      only: { type: 'string' },
      questions: { type: 'string' },
      scenes: { type: 'string' },
    },
  });
  const { only, questions, scenes } = values;
  return {
    seconds: positive('seconds', values.seconds),
    rounds: positive('rounds', values.rounds),
    contestants: only === undefined ? CONTESTANTS.filter(({ byDefault }) => byDefault) : chosen(only),
    questions:
      questions === undefined
        ? QUESTION_NAMES
        : named('questions', questions, QUESTION_NAMES, (name) => name),
    scenes: scenes === undefined ? SCENES : named('scenes', scenes, SCENES, ({ name }) => name),
    isWhole: only === undefined && questions === undefined && scenes === undefined,
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} is a whole number, 1 or more`);
  return value;
}

function named<Value>(
  option: string,
  text: string,
  values: readonly Value[],
  nameOf: (value: Value) => string,
): readonly Value[] {
  return text.split(',').map((name) => {
    const value = values.find((candidate) => nameOf(candidate) === name);
    if (value === undefined) {
      throw new Error(`--${option}: ${name} is none of ${values.map(nameOf).join(', ')}`);
    }
    return value;
  });
}

/** The contestants of these names; a name such as `gateway` stands for all that begin with it and are measured by default. */
function chosen(text: string): readonly Contestant[] {
  const names = text.split(',');
  const isMeant = (name: string, { name: own, byDefault }: Contestant) =>
    own === name || (byDefault && own.startsWith(`${name}-`));
  for (const name of names) {
    if (!CONTESTANTS.some((contestant) => isMeant(name, contestant))) {
      throw new Error(`--only: ${name} is none of ${CONTESTANTS.map((one) => one.name).join(', ')}`);
    }
  }
  return CONTESTANTS.filter((contestant) => names.some((name) => isMeant(name, contestant)));
}
