import { type AlertRule, type Severity, thresholdOf } from './alert-rules.js';
import type { GridPosition } from './layout.js';
import type { Panel } from './panel.js';

/** The data source that the variable of this name selects. */
export const DATA_SOURCE = { type: 'prometheus', uid: '${datasource}' };

const COLOURS: Readonly<Record<Severity, string>> = { critical: 'red', warning: 'orange', info: 'blue' };
const GOOD = 'green';

/** A panel as Grafana imports it. @throws Error if it names an alert that is not in `alerts`. */
export function panelJson(
  panel: Panel,
  place: { readonly id: number; readonly gridPos: GridPosition },
  alerts: readonly AlertRule[],
): object {
  const { title, description, unit, queries, kind = 'graph', isStacked = false } = panel;
  const shown = (panel.alerts ?? []).map((name) => alertNamed(name, alerts));
  const isTable = kind === 'table';
  return {
    ...place,
    type: { graph: 'timeseries', value: 'stat', table: 'table' }[kind],
    title,
    description,
    datasource: DATA_SOURCE,
    targets: queries.map(({ expr, legend }, index) => ({
      refId: String.fromCharCode('A'.charCodeAt(0) + index),
      datasource: DATA_SOURCE,
      editorMode: 'code',
      expr,
      legendFormat: legend,
      ...(isTable ? { instant: true, range: false, format: 'table' } : { instant: false, range: true }),
    })),
    fieldConfig: {
      defaults: {
        unit,
        ...(unit === 'dateTimeAsIso' ? {} : { min: 0 }),
        color: { mode: kind === 'value' ? 'thresholds' : 'palette-classic' },
        thresholds: { mode: 'absolute', steps: stepsOf(shown) },
        ...(kind === 'graph' ? { custom: graphStyle(isStacked, shown.length > 0) } : {}),
      },
      overrides: [],
    },
    options: { graph: GRAPH_OPTIONS, value: VALUE_OPTIONS, table: TABLE_OPTIONS }[kind],
    ...(isTable ? { transformations: [{ id: 'organize', options: { excludeByName: { Time: true } } }] } : {}),
    links: shown.map(({ name, runbook }) => ({
      title: `Runbook: ${name}`,
      url: runbookUrl(runbook),
      targetBlank: true,
    })),
  };
}

/** Where a document of the repository is read: the variable `repository` has the address of the repository. */
export function runbookUrl(path: string): string {
  return `\${repository}/${path}`;
}

function alertNamed(name: string, alerts: readonly AlertRule[]): AlertRule {
  const found = alerts.find((alert) => alert.name === name);
  if (found === undefined) throw new Error(`there is no alert ${name}`);
  return found;
}

/** The colours of values, from the thresholds of the alerts, in ascending order. */
function stepsOf(alerts: readonly AlertRule[]): readonly object[] {
  const bounds = alerts.map((alert) => ({ ...thresholdOf(alert), color: COLOURS[alert.severity] }));
  const isBadAtZero = bounds.find(({ operator, value }) => operator === '==' && value === 0);
  if (isBadAtZero !== undefined)
    return [
      { color: isBadAtZero.color, value: null },
      { color: GOOD, value: 1 },
    ];
  const steps = bounds
    .map(({ color, value }) => ({ color, value }))
    .sort((one, other) => one.value - other.value);
  return [{ color: GOOD, value: null }, ...steps];
}

function graphStyle(isStacked: boolean, hasThreshold: boolean): object {
  return {
    drawStyle: 'line',
    lineWidth: 1,
    fillOpacity: isStacked ? 40 : 8,
    showPoints: 'never',
    spanNulls: false,
    stacking: { mode: isStacked ? 'normal' : 'none', group: 'A' },
    thresholdsStyle: { mode: hasThreshold ? 'dashed' : 'off' },
  };
}

const GRAPH_OPTIONS = {
  legend: { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] },
  tooltip: { mode: 'multi', sort: 'desc' },
};
const VALUE_OPTIONS = {
  colorMode: 'value',
  graphMode: 'area',
  justifyMode: 'auto',
  orientation: 'auto',
  reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
  textMode: 'auto',
  wideLayout: true,
};
const TABLE_OPTIONS = { cellHeight: 'sm', showHeader: true };
