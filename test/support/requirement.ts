/** A program outside the repository that some tests need and a machine may lack. */
export interface Requirement {
  /** Its name in the line about skipped tests. */
  readonly name: string;
  /** The command that installs it. */
  readonly install: string;
  readonly isMet: () => boolean;
}

/**
 * A `describe` for tests with a requirement. If it is not met, they are skipped, and skipped-reporter.cjs ends the run
 * with a line about it; with CI=true they fail instead.
 */
export function describeWith(requirement: Requirement, title: string, tests: () => void): void {
  if (requirement.isMet()) {
    describe(title, tests);
    return;
  }
  // The reporter runs in another process and sees titles only: it searches for exactly this text.
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
