/** A table of results, with the rule that follows from it. */
export interface Table {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What the figures mean, one sentence each. */
  readonly notes: readonly string[];
}

/** A table as Markdown. */
export function formatTable({ title, header, rows, notes }: Table): string {
  const lines = [header, header.map(() => '--:'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return [`**${title}**`, '', ...lines, ...notes.flatMap((note) => ['', note])].join('\n');
}

/** A number with three digits, or whole from 100 on. */
export function figure(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(value >= 10 ? 1 : value >= 1 ? 2 : 3);
}
