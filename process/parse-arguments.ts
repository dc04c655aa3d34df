import { parseArgs, type ParseArgsConfig } from 'node:util';

/** The arguments of a command are not valid. The message is one line, for the person who wrote them. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The exit code after a UsageError, as shells use it. */
export const USAGE_EXIT_CODE = 2;

/**
 * Parses the arguments of a process by `parseArgs` of Node.
 * @throws UsageError for an option that is not declared, a value that is missing and one that is not allowed.
 */
export function parseArguments<const Config extends Omit<ParseArgsConfig, 'strict'>>(
  config: Config,
): ReturnType<typeof parseArgs<Config & { strict: true }>> {
  try {
    return parseArgs({ ...config, strict: true });
  } catch (error) {
    const message = usageMessageOf(error);
    if (message === null) throw error;
    throw new UsageError(message);
  }
}

/** The first sentence: Node appends advice on how to write a positional argument that begins with a dash. */
function usageMessageOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error) || !('message' in error)) return null;
  const { code, message } = error;
  if (typeof code !== 'string' || !code.startsWith('ERR_PARSE_ARGS_') || typeof message !== 'string')
    return null;
  return message.split(/\.\s/, 1).join('').replace(/\.$/, '');
}
