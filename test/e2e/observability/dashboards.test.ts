import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAlertRules, thresholdOf } from '../../../scripts/grafana/alert-rules.js';
import { DASHBOARDS, type PanelJson, readDashboard } from '../../support/dashboards.js';
import { readDocument } from '../../support/documents.js';

const alerts = new Map(readAlertRules().map((alert) => [alert.name, alert]));

/** The names of the alerts whose runbook a panel links to. */
const alertsOf = ({ links }: PanelJson) => links.map(({ title }) => title.replace('Runbook: ', ''));

describe.each(DASHBOARDS)('The dashboard %s', (file) => {
  const dashboard = readDashboard(file);
  const { panels } = dashboard;
  const charts = panels.filter(({ type }) => type !== 'row');

  it('has ids that are unique', () => {
    const ids = panels.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has panels that fit into its width and do not overlap', () => {
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)}:${y + Math.floor(cell / w)}`),
    );

    expect(panels.filter(({ gridPos: { x, w } }) => x < 0 || x + w > 24)).toEqual([]);
    expect(new Set(cells).size).toBe(cells.length);
  });

  it('has a title, a description, a unit and an expression for each panel', () => {
    const incomplete = charts.filter(
      ({ title, description, targets, fieldConfig }) =>
        title === '' ||
        description.length < 10 ||
        !/\.$/.test(description) ||
        fieldConfig.defaults.unit === '' ||
        targets.length === 0 ||
        targets.some(({ expr, legendFormat }) => expr === '' || legendFormat === ''),
    );

    expect(charts.length).toBeGreaterThan(10);
    expect(incomplete).toEqual([]);
    expect(new Set(charts.map(({ title }) => title)).size).toBe(charts.length);
  });

  it('uses variables that it declares, and no others', () => {
    const declared = dashboard.templating.list.map(({ name }) => name);
    const text = JSON.stringify([panels, dashboard.links, dashboard.annotations, dashboard.templating]);
    const used = [...text.matchAll(/\$\{?(\w+)/g)].map(([, name = '']) => name);
    // Those of Grafana itself.
    const builtIn = ['__rate_interval', '__all'];

    expect(new Set(used.filter((name) => !builtIn.includes(name)))).toEqual(new Set(declared));
  });

  it('balances the brackets of its expressions', () => {
    const unbalanced = charts
      .flatMap(({ targets }) => targets.map(({ expr }) => expr))
      .filter((expr) =>
        ['()', '{}', '[]'].some(
          (pair) => expr.split(pair.charAt(0)).length !== expr.split(pair.charAt(1)).length,
        ),
      );

    expect(unbalanced).toEqual([]);
  });

  it('has the thresholds of the alerts to whose runbooks its panels link', () => {
    const watched = charts.filter(({ links }) => links.length > 0);

    expect(watched.length).toBeGreaterThan(1);
    for (const panel of watched) {
      const steps = panel.fieldConfig.defaults.thresholds.steps.map(({ value }) => value);
      for (const name of alertsOf(panel)) {
        const alert = alerts.get(name);
        if (alert === undefined) throw new Error(`${panel.title} links to ${name}, which is no alert`);
        const { operator, value } = thresholdOf(alert);
        // An alert on the value 0 has the colour of what is good at 1.
        expect([panel.title, steps]).toEqual([
          panel.title,
          expect.arrayContaining([operator === '==' && value === 0 ? 1 : value]),
        ]);
        expect(panel.links).toContainEqual(
          expect.objectContaining({ url: `\${repository}/${alert.runbook}` }),
        );
      }
    }
  });
});

describe('Together the dashboards', () => {
  it('show each alert on a panel, but for the one without a value', () => {
    const shown = DASHBOARDS.flatMap((file) => readDashboard(file).panels.flatMap(alertsOf));

    expect([...alerts.keys()].filter((name) => !shown.includes(name))).toEqual(['OperatedGatewayNoneUp']);
  });
});

describe('Grafana is provisioned', () => {
  const read = (path: string) =>
    readFileSync(join(__dirname, '../../../deploy/grafana/provisioning', path), 'utf8');

  it('with the scrape interval of Prometheus', () => {
    const scraped = readFileSync(join(__dirname, '../../../deploy/prometheus/prometheus.yml'), 'utf8');
    const [, interval] = /scrape_interval: (\w+)/.exec(scraped) ?? [];

    expect(read('datasources/prometheus.yml')).toContain(`timeInterval: ${interval}\n`);
  });

  it('with the folder of dashboards that docs/alerts.md names', () => {
    const [, path = ''] = /path: (\S+)/.exec(read('dashboards/operated-gateway.yml')) ?? [];

    expect(path).toMatch(/^\/etc\/grafana\//);
    expect(readDocument('docs/alerts.md').text).toContain(`\`${path}\``);
  });
});
