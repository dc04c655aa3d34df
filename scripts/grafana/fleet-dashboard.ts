import type { Dashboard } from './dashboard.js';
import { ofJob } from './expressions.js';
import type { Panel, Query, Row } from './panel.js';

/** The hubs of the selected products and spaces. Every gateway that measures the fleet reports the same hubs. */
function hubs(metric: string, by: readonly string[] = []): string {
  const grouping = by.length === 0 ? '' : ` by (${by.join(', ')})`;
  return `sum${grouping} (max by (product, space_id) (${metric}{job="$job",product=~"$product",space_id=~"$space"}))`;
}

const FLEET = 'operated_gateway_fleet';

function value(title: string, description: string, expr: string, more: Partial<Panel> = {}): Panel {
  return { title, description, unit: 'none', kind: 'value', queries: [{ expr, legend: title }], ...more };
}

function graph(
  title: string,
  description: string,
  queries: readonly Query[],
  more: Partial<Panel> = {},
): Panel {
  return { title, description, unit: 'none', queries, ...more };
}

const NOW: Row = {
  title: 'Now',
  panels: [
    value('Hubs', 'Hubs that the service can read.', hubs(`${FLEET}_hubs`)),
    value('Online', 'Hubs that Operated reports as online.', hubs(`${FLEET}_hubs_online`)),
    value('In use', 'Hubs with a device at one of their ports.', hubs(`${FLEET}_hubs_in_use`)),
    value(
      'Over temperature',
      'Hubs whose temperature protection reduces or stops charging.',
      hubs(`${FLEET}_hubs_over_temperature`),
      { alerts: ['OperatedFleetOverTemperature'] },
    ),
    value('Power', 'What all hubs together draw at the moment.', hubs(`${FLEET}_power_watts`), {
      unit: 'watt',
    }),
    value(
      'Age',
      'How old these figures are. A gateway reads the hubs when Prometheus scrapes it, at most once in POLL_IDLE_INTERVAL_MS.',
      `max(${ofJob(`${FLEET}_read_age_seconds`)})`,
      { unit: 's', alerts: ['OperatedFleetReadLate'] },
    ),
  ],
};

const OVER_TIME: Row = {
  title: 'Over time',
  panels: [
    graph('Hubs by state', 'Hubs that exist, are online, in use, and over their temperature.', [
      { expr: hubs(`${FLEET}_hubs`), legend: 'all' },
      { expr: hubs(`${FLEET}_hubs_online`), legend: 'online' },
      { expr: hubs(`${FLEET}_hubs_in_use`), legend: 'in use' },
      { expr: hubs(`${FLEET}_hubs_over_temperature`), legend: 'over temperature' },
    ]),
    graph(
      'Power by product',
      'What the hubs draw, by product.',
      [{ expr: hubs(`${FLEET}_power_watts`, ['product']), legend: '{{product}}' }],
      { unit: 'watt', isStacked: true },
    ),
    graph(
      'Use by product',
      'The share of the hubs that are in use, by product.',
      [
        {
          expr: `${hubs(`${FLEET}_hubs_in_use`, ['product'])} / ${hubs(`${FLEET}_hubs`, ['product'])}`,
          legend: '{{product}}',
        },
      ],
      { unit: 'percentunit' },
    ),
    graph(
      'Spaces with the most hubs in use',
      'The ten spaces with the most hubs in use, by id. `other` sums the spaces beyond the 500 largest; hubs in no space have no id.',
      [{ expr: `topk(10, ${hubs(`${FLEET}_hubs_in_use`, ['space_id'])})`, legend: '{{space_id}}' }],
      { width: 12 },
    ),
    graph(
      'Spaces with the most hubs offline',
      'The ten spaces with the most hubs that are not online.',
      [
        {
          expr: `topk(10, ${hubs(`${FLEET}_hubs`, ['space_id'])} - ${hubs(`${FLEET}_hubs_online`, ['space_id'])})`,
          legend: '{{space_id}}',
        },
      ],
      { width: 12 },
    ),
  ],
};

const FIRMWARE: Row = {
  title: 'Firmware and readings',
  panels: [
    graph(
      'Hubs by firmware',
      'Hubs by product and version of the firmware: how far an update has come.',
      [
        {
          expr: `sum by (product, firmware) (max by (product, firmware) (${FLEET}_hubs_by_firmware{job="$job",product=~"$product"}))`,
          legend: '{{product}} {{firmware}}',
        },
      ],
      { isStacked: true, width: 16 },
    ),
    graph('Failed readings', 'Readings of the hubs that failed in five minutes, by gateway.', [
      {
        expr: `sum by (instance) (increase(${FLEET}_read_failures_total{job="$job"}[5m]))`,
        legend: '{{instance}}',
      },
    ]),
  ],
};

/** The hubs as the service sees them, for who runs the rooms. Needs METRICS_HUBS=on and the client credentials. */
export const FLEET_DASHBOARD: Dashboard = {
  uid: 'operated-fleet',
  title: 'Operated Fleet',
  description:
    'The hubs that the service can read, by product and space. Needs METRICS_HUBS=on and client credentials.',
  variables: [
    { name: 'job', label: 'Job', query: `label_values(${FLEET}_hubs, job)`, isMultiple: false },
    {
      name: 'product',
      label: 'Product',
      query: `label_values(${FLEET}_hubs{job="$job"}, product)`,
      isMultiple: true,
    },
    {
      name: 'space',
      label: 'Space',
      query: `label_values(${FLEET}_hubs{job="$job"}, space_id)`,
      isMultiple: true,
    },
  ],
  rows: [NOW, OVER_TIME, FIRMWARE],
};
