import type { AlertRule } from './alert-rules.js';
import { placePanels } from './layout.js';
import { DATA_SOURCE, panelJson, runbookUrl } from './panel-json.js';
import type { Row } from './panel.js';

/** A dashboard, as it is declared. */
export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly variables: readonly LabelVariable[];
  readonly rows: readonly Row[];
}

/** A variable of a dashboard, whose values are those of a label. */
export interface LabelVariable {
  readonly name: string;
  readonly label: string;
  /** A query of Grafana's Prometheus data source: `label_values(metric, label)`. */
  readonly query: string;
  /** Whether several values, or all, can be selected. */
  readonly isMultiple: boolean;
}

/** The version of the JSON model, by which newer versions of Grafana migrate a dashboard. */
const SCHEMA_VERSION = 41;

/** A dashboard as the JSON that Grafana imports. @throws Error if a panel names an alert that is not in `alerts`. */
export function dashboardJson(dashboard: Dashboard, alerts: readonly AlertRule[]): string {
  const { uid, title, description, variables, rows } = dashboard;
  const json = {
    id: null,
    uid,
    title,
    description,
    tags: ['operated-gateway'],
    timezone: 'browser',
    editable: true,
    // The crosshair is shared by all panels.
    graphTooltip: 1,
    time: { from: 'now-3h', to: 'now' },
    refresh: '30s',
    schemaVersion: SCHEMA_VERSION,
    annotations: { list: [STARTS] },
    templating: { list: [DATA_SOURCE_VARIABLE, ...variables.map(labelVariable), REPOSITORY_VARIABLE] },
    links: [
      { title: 'Runbook', type: 'link', icon: 'doc', url: runbookUrl('docs/alerts.md'), targetBlank: true },
      {
        title: 'Dashboards of the gateway',
        type: 'dashboards',
        tags: ['operated-gateway'],
        asDropdown: true,
        includeVars: true,
        keepTime: true,
      },
    ],
    panels: placePanels(rows).map(({ id, gridPos, ...placed }) =>
      'row' in placed
        ? { id, gridPos, type: 'row', title: placed.row.title, collapsed: false, panels: [] }
        : panelJson(placed.panel, { id, gridPos }, alerts),
    ),
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

/** Vertical lines where a gateway has started. */
const STARTS = {
  name: 'Starts',
  enable: true,
  iconColor: 'purple',
  datasource: DATA_SOURCE,
  expr: 'changes(process_start_time_seconds{job="$job"}[$__rate_interval]) > 0',
  titleFormat: 'Start of {{instance}}',
};

const DATA_SOURCE_VARIABLE = {
  name: 'datasource',
  label: 'Data source',
  type: 'datasource',
  query: 'prometheus',
  refresh: 1,
  current: {},
};

const REPOSITORY_VARIABLE = {
  name: 'repository',
  label: 'Address of the runbooks',
  description: 'Where your team reads the repository of the gateway: links to docs/alerts.md begin with it.',
  type: 'textbox',
  query: '',
  current: { text: '', value: '' },
};

function labelVariable({ name, label, query, isMultiple }: LabelVariable): object {
  return {
    name,
    label,
    type: 'query',
    datasource: DATA_SOURCE,
    query: { query, refId: `variable-${name}` },
    // At each change of the time range.
    refresh: 2,
    sort: 1,
    multi: isMultiple,
    includeAll: isMultiple,
    ...(isMultiple ? { allValue: '.*', current: { text: ['All'], value: ['$__all'] } } : { current: {} }),
  };
}
