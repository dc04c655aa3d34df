/** One line, or one group of lines, of a panel. */
export interface Query {
  /** PromQL. */
  readonly expr: string;
  /** The name of each series, with labels as `{{label}}`. */
  readonly legend: string;
}

/** A unit of Grafana. `percentunit` shows 0.5 as 50 %. */
export type Unit =
  | 'bool_yes_no'
  | 'bytes'
  | 'celsius'
  | 'cps'
  | 'decbytes'
  | 'dateTimeAsIso'
  | 'none'
  | 'ops'
  | 'percentunit'
  | 'reqps'
  | 's'
  | 'short'
  | 'watt';

/** A panel, without its place. */
export interface Panel {
  readonly title: string;
  /** What it shows, and what a change of it means. */
  readonly description: string;
  readonly unit: Unit;
  readonly queries: readonly Query[];
  /** `graph` by default. A `value` shows the last value, a `table` the labels. */
  readonly kind?: 'graph' | 'value' | 'table';
  /** Whether the series of a graph are stacked. */
  readonly isStacked?: boolean;
  /** In 24ths of the dashboard. Default: 8 for graphs, 4 for values. */
  readonly width?: number;
  /** The alerts on what the panel shows: it has their thresholds and links to their runbooks. */
  readonly alerts?: readonly string[];
}

/** A row of a dashboard, with a title of its own. */
export interface Row {
  readonly title: string;
  readonly panels: readonly Panel[];
}
