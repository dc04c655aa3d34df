import { parseArguments, UsageError } from '../../process/parse-arguments.js';

/** What the arguments of the gateway's process ask for. */
export type Command =
  | { readonly kind: 'start' }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'printConfig'; readonly isJson: boolean }
  | { readonly kind: 'check'; readonly isJson: boolean; readonly tokenFile: string | undefined }
  | {
      readonly kind: 'createApiKey';
      readonly name: string;
      readonly scopes: readonly string[];
      readonly until: string | undefined;
    };

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
  'print-config': { type: 'boolean' },
  json: { type: 'boolean' },
  'token-file': { type: 'string' },
  until: { type: 'string' },
} as const;

type Option = keyof typeof OPTIONS;

/**
 * Reads the arguments of the process, without the program itself. Without arguments the gateway starts. `--help` and
 * `--version` come before everything else.
 * @throws UsageError
 */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = parseArguments({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
  });
  const [command, ...rest] = positionals;
  const isJson = values.json === true;
  const accept = (of: string, ...options: readonly Option[]) => rejectOthers(values, of, options);

  if (values.help === true) return { kind: 'help' };
  if (values.version === true) return { kind: 'version' };
  if (values['print-config'] === true) {
    rejectPositionals(positionals);
    accept('--print-config', 'print-config', 'json');
    return { kind: 'printConfig', isJson };
  }
  switch (command) {
    case undefined:
      accept('the start of the gateway');
      return { kind: 'start' };
    case 'check':
      rejectPositionals(rest);
      accept(command, 'json', 'token-file');
      return { kind: 'check', isJson, tokenFile: values['token-file'] };
    case 'api-key':
      accept(command, 'until');
      return createApiKeyCommand(rest, values.until);
    default:
      throw new UsageError(`Unknown command '${command}'`);
  }
}

function createApiKeyCommand([name, ...scopes]: readonly string[], until: string | undefined): Command {
  if (name === undefined || scopes.length === 0) {
    throw new UsageError('api-key needs a name and at least one scope');
  }
  return { kind: 'createApiKey', name, scopes, until };
}

function rejectPositionals([unexpected]: readonly string[]): void {
  if (unexpected !== undefined) throw new UsageError(`Unexpected argument '${unexpected}'`);
}

function rejectOthers(
  values: Readonly<Partial<Record<Option, unknown>>>,
  command: string,
  accepted: readonly Option[],
): void {
  const other = Object.keys(values).find((option) => !accepted.some((name) => name === option));
  if (other !== undefined) throw new UsageError(`Option '--${other}' is not an option of ${command}`);
}
