import { EnvironmentError } from '../../process/read-environment.js';
import { describeMisspelling, misspeltVariables } from '../../process/misspelt-variables.js';
import { USAGE_EXIT_CODE, UsageError } from '../../process/parse-arguments.js';
import { variableNames } from '../../process/secret-files.js';
import { exitCodeOf, handleStopSignals, type StopSignal } from '../../process/signals.js';
import { packageVersion } from '../../process/version.js';
import { CONFIG_DECLARATION } from '../config/gateway-config.js';
import { readTracingConfig } from '../config/tracing-variables.js';
import { describeNewApiKey } from './create-api-key.js';
import { helpText, USAGE } from './help.js';
import { type Command, parseCommand } from './parse.js';
import { describeConfig } from './print-config.js';

const EXIT = { succeeded: 0, failed: 1, usage: USAGE_EXIT_CODE } as const;

/**
 * Executes the command line of the gateway's process. Every command but the start writes to standard output and sets the
 * exit code; what is wrong with the command line or a variable is written to standard error.
 * @param start starts the gateway.
 */
export async function executeCommandLine(args: readonly string[], start: () => Promise<void>): Promise<void> {
  try {
    const command = parseCommand(args);
    if (command.kind === 'start') await start();
    else process.exitCode = await execute(command);
  } catch (error) {
    if (error instanceof UsageError) fail(`${error.message}\n\n${USAGE}`, EXIT.usage);
    else if (error instanceof EnvironmentError) fail(`${error.message}\n`, EXIT.failed);
    else throw error;
  }
}

async function execute(command: Exclude<Command, { kind: 'start' }>): Promise<number> {
  const end = (signal: StopSignal) => process.exit(exitCodeOf(signal));
  handleStopSignals({ stop: end, force: end });
  switch (command.kind) {
    case 'help':
      return print(helpText());
    case 'version':
      return print(`${packageVersion()}\n`);
    case 'createApiKey':
      return print(describeNewApiKey(command.name, command.scopes, command.until));
    case 'printConfig':
      print(describeConfig(process.env, command.isJson));
      reportIgnoredVariables();
      return EXIT.succeeded;
    case 'check': {
      // The start of a gateway does not wait for these modules.
      const { runCheck } = await import('./check/run-check.js');
      const isOk = await runCheck(command);
      reportIgnoredVariables();
      return isOk ? EXIT.succeeded : EXIT.failed;
    }
  }
}

/** Writes to standard error what a gateway logs at its start; the error of an invalid configuration has it already. */
function reportIgnoredVariables(): void {
  for (const violation of readTracingConfig(process.env).violations) {
    process.stderr.write(`${violation}; it counts as unset\n`);
  }
  for (const misspelling of misspeltVariables(variableNames(CONFIG_DECLARATION), process.env)) {
    process.stderr.write(`${describeMisspelling(misspelling)}\n`);
  }
}

function print(text: string): number {
  process.stdout.write(text);
  return EXIT.succeeded;
}

function fail(text: string, code: number): void {
  process.stderr.write(text);
  process.exitCode = code;
}
