import type { AlertRule } from './alert-rules.js';

/** The Markdown table of the alerts, each with a link to its entry on the same page. */
export function alertsTable(alerts: readonly AlertRule[]): string {
  const rows = alerts.map(({ name, severity, heldFor, expr }) => {
    const query = expr.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
    const held = heldFor === '0s' ? 'at once' : heldFor;
    return `| [${name}](#${name.toLowerCase()}) | ${severity} | ${held} | \`${query}\` |`;
  });
  return ['| alert | severity | after | condition |', '|---|---|---|---|', ...rows].join('\n');
}
