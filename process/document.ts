import type { Declaration, Variable } from './declaration.js';
import { fileVariableOf } from './secret-files.js';

/** The Markdown table of a declaration, one row for each variable. */
export function markdownTable(declaration: Declaration): string {
  const rows = Object.entries(declaration).map(([name, variable]) => {
    const fallback = variable.defaultText === '' ? '' : `\`${variable.defaultText}\``;
    const cells = [`\`${name}\``, fallback, variable.allowed, describe(variable)];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return ['| variable | default | allowed | what it does |', '|---|---|---|---|', ...rows].join('\n');
}

/** How the secrets of a declaration are read from files, as a paragraph. */
export function secretFilesNote(declaration: Declaration): string {
  const files = Object.entries(declaration).flatMap(([name, { secret }]) =>
    secret ? [`\`${fileVariableOf(name)}\``] : [],
  );
  return `A secret can be read from a file: ${files.join(', ')} take the path of a file with the value, in place of the variable without \`_FILE\`. The file is read once, at the start.`;
}

/** The declaration as a `.env` file of comments only: a variable whose `#` is removed has its default. */
export function environmentFile(declaration: Declaration): string {
  return Object.entries(declaration)
    .map(([name, variable]) => {
      const { allowed, defaultText, schema } = variable;
      // A default that depends on other variables is described in words, which are not a value.
      const isValue = schema.safeParse(defaultText).success;
      const lines = [
        describe(variable),
        `Allowed: ${allowed}.${isValue || defaultText === '' ? '' : ` Default: ${defaultText}.`}`,
        `${name}=${isValue ? defaultText : ''}`,
      ];
      return lines.map((line) => `# ${line}\n`).join('');
    })
    .join('\n');
}

/**
 * Returns the document with `section` between its two markers.
 * @throws Error if the document has no such markers.
 */
export function withSection(document: string, name: string, section: string): string {
  const begin = `<!-- begin ${name}: written by \`npm run documents\` -->`;
  const end = `<!-- end ${name} -->`;
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from < 0 || to < from) throw new Error(`no place for ${name}: it belongs between ${begin} and ${end}`);
  return `${document.slice(0, from + begin.length)}\n\n${section}\n\n${document.slice(to)}`;
}

function describe({ description, secret }: Variable): string {
  return secret ? `${description} Secret.` : description;
}
