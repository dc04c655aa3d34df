import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Close codes that RFC 6455 gives to frames which break its rules, and to a client that disconnects. */
const OF_THE_PROTOCOL = [1000, 1002, 1003, 1005, 1007];

/** The error codes that the README's section on errors names. @param root the folder of the repository. */
export function documentedCodes(root: string): ReadonlySet<string> {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const section = /^## Errors\n([^]*?)^## /m.exec(readme)?.[1] ?? '';
  return new Set([...section.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, code = '']) => code));
}

/** The close codes that docs/live-updates.md lists, and those of the protocol itself. */
export function documentedCloseCodes(root: string): ReadonlySet<number> {
  const text = readFileSync(join(root, 'docs/live-updates.md'), 'utf8');
  return new Set([
    ...OF_THE_PROTOCOL,
    ...[...text.matchAll(/^\| (\d{4}) \|/gm)].map(([, code]) => Number(code)),
  ]);
}
