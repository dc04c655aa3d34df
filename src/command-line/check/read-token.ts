import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { UsageError } from '../../../process/parse-arguments.js';
import { errnoOf } from '../../../process/secret-files.js';
import { readBearerToken } from '../../auth/bearer-token.js';
import { GatewayError } from '../../schema/gateway-error.js';

/**
 * Reads the access token of a user.
 * @param path of a file that holds nothing else; `-` for standard input.
 * @throws UsageError where it cannot be read, or does not hold a token. Nothing of the content is in the message.
 */
export async function readToken(path: string): Promise<string> {
  const content = (await contentOf(path)).trim();
  try {
    const token = readBearerToken([`Bearer ${content}`]);
    if (token !== null) return token;
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
  }
  throw new UsageError('The token file must hold one access token, and nothing else');
}

async function contentOf(path: string): Promise<string> {
  if (path === '-') return text(process.stdin);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`The token file cannot be read: ${errnoOf(error)}`);
  }
}
