import { parseArguments, UsageError, USAGE_EXIT_CODE } from '../process/parse-arguments.js';
import { packageVersion } from '../process/version.js';
import { MissingPackagesError, requireOptionalPackages } from './missing-packages.js';

const USAGE = `Usage: operated-simulator [options]

Starts a simulator of Ochno Operated, with the variables of the environment: docs/simulator.md lists them.

  -v, --version   print the version
  -h, --help      print this text
`;

/**
 * Reads the arguments of the simulator's process, and writes what they ask for; what is wrong with them, and packages
 * that are missing, are written to standard error.
 * @returns the exit code, or null where the simulator is to be started.
 */
export function executeCommandLine(args: readonly string[]): number | null {
  try {
    const { values } = parseArguments({
      args: [...args],
      options: { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'v' } },
    });
    if (values.help === true) return print(USAGE);
    if (values.version === true) return print(`${packageVersion()}\n`);
    requireOptionalPackages();
    return null;
  } catch (error) {
    if (error instanceof UsageError) return complain(`${error.message}\n\n${USAGE}`, USAGE_EXIT_CODE);
    if (error instanceof MissingPackagesError) return complain(`${error.message}\n`, 1);
    throw error;
  }
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function complain(text: string, exitCode: number): number {
  process.stderr.write(text);
  return exitCode;
}
