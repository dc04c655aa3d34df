/** Something outside the repository that some tests need, and that a machine may lack. */
export interface Requirement {
  /** What it is called in the line that says what was skipped. */
  readonly name: string;
  /** The command that installs it. */
  readonly install: string;
  readonly isMet: () => boolean;
}

/**
 * A `describe` for tests that need something from outside. Where it is missing they are skipped, and
 * skipped-reporter.cjs ends the run with a line that says so; with CI=true they fail instead.
 */
export function describeWith(requirement: Requirement, title: string, tests: () => void): void {
  if (requirement.isMet()) {
    describe(title, tests);
    return;
  }
  // The reporter runs in another process and sees titles alone: it looks for exactly these words.
  const marked = `${title} (needs ${requirement.name}: ${requirement.install})`;
  if (process.env['CI'] === 'true') {
    describe(marked, () => {
      it('has what it needs', () => {
        throw new Error(`${requirement.name} is missing: ${requirement.install}`);
      });
    });
  } else {
    describe.skip(marked, tests);
  }
}
