import { join } from 'node:path';
import { packageRoot } from '../../process/package-root.js';
import { CONFIG_DECLARATION } from '../config/gateway-config.js';

/** The usage, as messages about an invalid command line show it. */
export const USAGE = `Usage: operated-gateway [command] [options]

Commands:
  (none)                      start the gateway, with the variables of the environment
  check                       ask Operated and Redis with the configured credentials, and say what works
  api-key <name> <scope>...   create an API key, and its entry for API_KEYS

Options:
  --print-config              print every variable: its value, and where it comes from
  --json                      of check and --print-config: print JSON
  --token-file <path>         of check: check the access token of a user too; - reads it from standard input
  --until <date>              of api-key: when the key expires, such as 2027-12-31
  -v, --version               print the version
  -h, --help                  print this text
`;

/** The variables that most deployments set. */
const IMPORTANT = [
  'OPERATED_BASE_URL',
  'OPERATED_CLIENT_ID',
  'OPERATED_CLIENT_SECRET',
  'SERVICE_ACCESS',
  'SESSION_SECRET',
  'OPERATED_REDIRECT_URI',
  'REDIS_URL',
  'HOST',
  'PORT',
  'LOG_LEVEL',
] as const satisfies readonly (keyof typeof CONFIG_DECLARATION)[];

/** The width of the column of names. */
const NAME_WIDTH = 26;
const LINE_WIDTH = 110;

/** The text of `--help`. */
export function helpText(): string {
  const variables = IMPORTANT.map((name) => {
    const { description, defaultText } = CONFIG_DECLARATION[name];
    const text = `${firstSentence(description)}${defaultText === '' ? '' : ` Default: ${defaultText}.`}`;
    const [first = '', ...rest] = wrap(text, LINE_WIDTH - NAME_WIDTH - 2);
    const indent = ' '.repeat(NAME_WIDTH + 2);
    return [`  ${name.padEnd(NAME_WIDTH)}${first}`, ...rest.map((line) => `${indent}${line}`)].join('\n');
  });
  return `Operated Gateway: a GraphQL server in front of the REST API of Ochno Operated.

${USAGE}
The most important variables (--print-config lists all of them, and README.md explains them):
${variables.join('\n')}

Exit codes: 0 stopped, or nothing failed; 1 a variable is not valid, or a check failed; 2 the command line is not
valid; docs/operating.md lists those of a gateway that runs.

Documents: ${join(packageRoot(), 'README.md')}
`;
}

/** Without the backticks of Markdown. */
function firstSentence(description: string): string {
  const end = description.search(/[.;:](\s|$)/);
  return `${(end === -1 ? description : description.slice(0, end)).replaceAll('`', '')}.`;
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
