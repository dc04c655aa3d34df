import type { Declaration } from './declaration.js';

/** The Markdown table of a declaration, a row a variable. */
export function markdownTable(declaration: Declaration): string {
  const rows = Object.entries(declaration).map(([name, variable]) => {
    const fallback = variable.defaultText === '' ? '' : `\`${variable.defaultText}\``;
    const secret = variable.secret ? ' Secret.' : '';
    return `| \`${name}\` | ${fallback} | ${variable.allowed} | ${variable.description}${secret} |`;
  });
  return ['| variable | default | allowed | what it does |', '|---|---|---|---|', ...rows].join('\n');
}

/** The declaration as a commented `.env` file, every variable at its default. */
export function environmentFile(declaration: Declaration): string {
  return Object.entries(declaration)
    .map(([name, variable]) => `# ${variable.description}\n# ${name}=${variable.defaultText}\n`)
    .join('\n');
}
