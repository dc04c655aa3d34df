const needs = /\(needs ([^:]+): (.+)\)$/;

/** Ends a run with one line for each missing requirement: the skipped tests, and how to install it. */
module.exports = class SkippedReporter {
  onRunComplete(_contexts, { testResults }) {
    const skipped = new Map();
    for (const { status, ancestorTitles } of testResults.flatMap((file) => file.testResults)) {
      const [, name, install] = ancestorTitles.map((title) => needs.exec(title)).find(Boolean) ?? [];
      if (status !== 'pending' || !name) continue;
      skipped.set(name, { install, count: (skipped.get(name)?.count ?? 0) + 1 });
    }
    if (skipped.size === 0) return;
    // Written at exit, so that these lines follow Jest's own summary.
    process.once('exit', () => {
      for (const [name, { install, count }] of skipped) {
        process.stderr.write(
          `Skipped ${count} ${count === 1 ? 'test' : 'tests'}: ${name} is missing. To run them: ${install}\n`,
        );
      }
    });
  }
};
