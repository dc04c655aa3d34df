import type { MarkdownRenderer } from 'vitepress';

/**
 * Renders the sequence diagrams of the documents, which GitHub draws with Mermaid, as tables: a column for the sender,
 * the receiver and the message. They need no script, can be searched, and a screen reader reads them.
 * Rendering throws an Error for a Mermaid block of another kind, or with a statement that is not supported.
 */
export function renderSequenceDiagrams(markdown: MarkdownRenderer): void {
  const renderFence = markdown.renderer.rules.fence;
  markdown.renderer.rules.fence = (tokens, index, options, env, self) => {
    const token = tokens[index];
    if (token?.info.trim() === 'mermaid') return tableOf(token.content, markdown.utils.escapeHtml);
    return renderFence?.(tokens, index, options, env, self) ?? '';
  };
}

function tableOf(diagram: string, escape: (text: string) => string): string {
  const [kind, ...statements] = diagram.trim().split(/\n\s*/);
  if (kind !== 'sequenceDiagram') throw new Error(`A Mermaid diagram of another kind: ${kind}`);
  const names = new Map<string, string>();
  const nameOf = (id: string) => escape(names.get(id) ?? id);
  const textOf = (text: string) => escape(text.replaceAll('<br/>', ' '));
  const rows: string[] = [];
  for (const statement of statements) {
    const [, participant, name] = /^participant (\w+) as (.+)$/.exec(statement) ?? [];
    const [, from, to, message] = /^(\w+)--?>>(\w+): (.+)$/.exec(statement) ?? [];
    const [, place, note] = /^Note over (\w+): (.+)$/.exec(statement) ?? [];
    if (participant && name) names.set(participant, name);
    else if (from && to && message)
      rows.push(`<tr><td>${nameOf(from)} → ${nameOf(to)}</td><td>${textOf(message)}</td></tr>`);
    else if (place && note) rows.push(`<tr><td>${nameOf(place)}</td><td><em>${textOf(note)}</em></td></tr>`);
    else if (statement !== 'autonumber') throw new Error(`Not supported in a diagram: ${statement}`);
  }
  return `<table v-pre><thead><tr><th>who</th><th>what</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}
