import { check, type CheckOptions } from './check.js';
import { lineOf } from './finding.js';

/**
 * Checks with the variables of the environment, and writes the findings to standard output: a line each, or one JSON
 * object.
 * @returns whether nothing failed.
 * @throws EnvironmentError, UsageError
 */
export async function runCheck(options: CheckOptions & { readonly isJson: boolean }): Promise<boolean> {
  const report = await check(process.env, options, (finding) => {
    if (!options.isJson) process.stdout.write(lineOf(finding));
  });
  if (options.isJson) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  return report.ok;
}
