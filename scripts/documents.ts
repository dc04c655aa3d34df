import { readFileSync, writeFileSync } from 'node:fs';
import { environmentFile, markdownTable, secretFilesNote, withSection } from '../process/document.js';
import { simulatorVariables } from '../simulator/config.js';
import { CONFIG_DECLARATION } from '../src/config/gateway-config.js';
import { TRACING_DECLARATION } from '../src/config/tracing-variables.js';
import { readAlertRules } from './grafana/alert-rules.js';
import { alertsTable } from './grafana/alerts-table.js';
import { dashboardJson } from './grafana/dashboard.js';
import { FLEET_DASHBOARD } from './grafana/fleet-dashboard.js';
import { GATEWAY_DASHBOARD } from './grafana/gateway-dashboard.js';
import { limitsTable, metricsTable } from './metrics-tables.js';

const alerts = readAlertRules();

/** Writes the generated parts of the documents, and the dashboards. With --check, fails if a file is out of date. */
const FILES: Readonly<Record<string, (current: string) => string>> = {
  'README.md': (text) =>
    withSection(
      text,
      'variables',
      `${markdownTable(CONFIG_DECLARATION)}\n\n${secretFilesNote(CONFIG_DECLARATION)}`,
    ),
  'docs/metrics.md': (text) =>
    withSection(withSection(text, 'metrics', metricsTable()), 'limits', limitsTable()),
  'docs/simulator.md': (text) => withSection(text, 'variables', markdownTable(simulatorVariables)),
  'docs/tracing.md': (text) => withSection(text, 'variables', markdownTable(TRACING_DECLARATION)),
  'docs/alerts.md': (text) => withSection(text, 'alerts', alertsTable(alerts)),
  'deploy/grafana/dashboards/operated-gateway.json': () => dashboardJson(GATEWAY_DASHBOARD, alerts),
  'deploy/grafana/dashboards/operated-fleet.json': () => dashboardJson(FLEET_DASHBOARD, alerts),
  '.env.example': () =>
    '# The variables of the gateway: copy this file to .env, and remove the # of those that you set.\n' +
    `# Then: node --env-file=.env dist/src/main.js\n# ${secretFilesNote(CONFIG_DECLARATION)}\n\n${environmentFile(CONFIG_DECLARATION)}`,
};

for (const [file, write] of Object.entries(FILES)) {
  const current = read(file);
  const wanted = write(current);
  if (wanted === current) continue;
  if (process.argv.includes('--check')) {
    process.stderr.write(`${file} is out of date: run \`npm run documents\`\n`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, wanted);
  }
}

/** @returns the content of the file; an empty text if it does not exist. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
