import type { Declaration, Variable } from './declaration.js';

/** The Markdown table of a declaration, a row a variable. */
export function markdownTable(declaration: Declaration): string {
  const rows = Object.entries(declaration).map(([name, variable]) => {
    const fallback = variable.defaultText === '' ? '' : `\`${variable.defaultText}\``;
    const cells = [`\`${name}\``, fallback, variable.allowed, describe(variable)];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return ['| variable | default | allowed | what it does |', '|---|---|---|---|', ...rows].join('\n');
}

/** The declaration as a `.env` file whose every line is a comment: without the `#`, a variable has its default. */
export function environmentFile(declaration: Declaration): string {
  return Object.entries(declaration)
    .map(([name, variable]) => {
      const { allowed, defaultText, schema } = variable;
      // A default that depends on others is told in words, which are no value.
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
 * The text of a document with a section put between its two markers.
 * @throws Error where the document has no such markers.
 */
export function withSection(document: string, name: string, section: string): string {
  const begin = `<!-- begin ${name}: written by \`npm run documents\` -->`;
  const end = `<!-- end ${name} -->`;
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from < 0 || to < from) throw new Error(`no place for ${name}: it goes between ${begin} and ${end}`);
  return `${document.slice(0, from + begin.length)}\n\n${section}\n\n${document.slice(to)}`;
}

function describe({ description, secret }: Variable): string {
  return secret ? `${description} Secret.` : description;
}
