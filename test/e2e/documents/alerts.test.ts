import { readAlertRules } from '../../../scripts/grafana/alert-rules.js';
import { DASHBOARDS, readDashboard } from '../../support/dashboards.js';
import { readDocument } from '../../support/documents.js';

const { text } = readDocument('docs/alerts.md');
const alerts = readAlertRules();
const PARTS = ['Meaning', 'Threshold', 'Causes', 'Look at', 'Do', 'Harmless'];

/** The entries of the runbook, by the name of their alert. */
const entries = new Map(
  text
    .split(/^### /m)
    .slice(1)
    .map((entry) => [entry.slice(0, entry.indexOf('\n')), entry]),
);

/** The distinct values of a pattern's first group in the document. */
const all = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, found = '']) => found))];

describe('docs/alerts.md', () => {
  it('has an entry for each alert, in the order of the rules, and no other', () => {
    expect([...entries.keys()]).toEqual(alerts.map(({ name }) => name));
  });

  it.each(alerts.map(({ name, runbook }) => [name, runbook]))(
    'is linked by %s to its entry, which has all parts',
    (name, runbook) => {
      const parts = [...(entries.get(name) ?? '').matchAll(/^- \*\*([\w ]+?)\.?\*\*/gm)];

      expect(runbook).toBe(`docs/alerts.md#${name.toLowerCase()}`);
      expect(parts.map(([, part]) => part)).toEqual(PARTS);
    },
  );

  it('names panels that exist', () => {
    const titles = DASHBOARDS.flatMap((file) => readDashboard(file).panels.map(({ title }) => title));
    const named = all(/\bpanel "([^"]+)"/gi);

    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((title) => !titles.includes(title))).toEqual([]);
  });

  it('names log lines that the table in docs/operating.md has', () => {
    const table = readDocument('docs/operating.md').text;
    const named = all(/\blog line `([^`]+)`/gi);

    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((line) => !new RegExp(`^\\| [^|]*\`${line}\``, 'm').test(table))).toEqual([]);
  });

  it('links to entries that exist', () => {
    const anchors = alerts.map(({ name }) => name.toLowerCase());

    expect(all(/\]\(#(\w+)\)/g).filter((anchor) => !anchors.includes(anchor))).toEqual([]);
  });
});
