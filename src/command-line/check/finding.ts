/** What one check found. No text of it holds a secret. */
export interface Finding {
  /** What was checked, for example `GET /api/hubs/v1`. */
  readonly check: string;
  readonly outcome: 'ok' | 'failed' | 'skipped';
  /** What was found, or why the check was skipped. */
  readonly message: string;
  /** What to do about a failure. */
  readonly advice?: string;
}

export function ok(check: string, message: string): Finding {
  return { check, outcome: 'ok', message };
}

export function failed(check: string, message: string, advice: string): Finding {
  return { check, outcome: 'failed', message, advice };
}

export function skipped(check: string, message: string): Finding {
  return { check, outcome: 'skipped', message };
}

const OUTCOME_WIDTH = 'skipped'.length;

/** One line for a person, and a second one with the advice. */
export function lineOf({ check, outcome, message, advice }: Finding): string {
  const line = `${outcome.padEnd(OUTCOME_WIDTH)}  ${check}: ${message}\n`;
  return advice === undefined ? line : `${line}${' '.repeat(OUTCOME_WIDTH + 2)}${advice}\n`;
}
