import { LineChart } from '@mantine/charts';
import { formatClock, formatWatts } from '../format-numbers';
import { type PowerSample } from './power-course';

/** One line of the chart. */
export interface PowerSeries {
  /** Its key in the samples. */
  readonly key: string;
  readonly label: string;
}

interface PowerChartProps {
  readonly samples: readonly PowerSample[];
  readonly series: readonly PowerSeries[];
}

const COLORS = ['blue.6', 'orange.6', 'teal.6', 'grape.6', 'red.6', 'yellow.7'];

/** The most lines that can be distinguished by their colours. */
export const SERIES_LIMIT = COLORS.length;

/** The course of power as lines. Screen readers get a summary; the table beside it has the values. */
export function PowerChart({ samples, series }: PowerChartProps) {
  // The chart reads a dot in a name as a path, and ids may have dots: lines are named by their position.
  const lines = series.map(({ key, label }, index) => ({
    key,
    label,
    name: `line${index}`,
    color: COLORS[index] ?? 'gray.6',
  }));
  const data = samples.map(({ at, watts }) => ({
    at,
    ...Object.fromEntries(lines.map(({ key, name }) => [name, watts[key] ?? null])),
  }));
  return (
    <div role="img" aria-label={summary(samples, series)}>
      <LineChart
        h={240}
        data={data}
        dataKey="at"
        series={lines}
        curveType="linear"
        withDots={false}
        connectNulls={false}
        withLegend={series.length > 1}
        valueFormatter={formatWatts}
        xAxisProps={{
          type: 'number',
          scale: 'time',
          domain: ['dataMin', 'dataMax'],
          tickFormatter: formatClock,
        }}
        yAxisProps={{ width: 70, domain: [0, 'auto'] }}
        tooltipProps={{ labelFormatter: (at) => (typeof at === 'number' ? formatClock(at) : at) }}
        lineChartProps={{ accessibilityLayer: false }}
        lineProps={{ isAnimationActive: false }}
      />
    </div>
  );
}

function summary(samples: readonly PowerSample[], series: readonly PowerSeries[]): string {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last) return 'Course of power: no values yet.';
  const lines = series.map(({ key, label }) => {
    const values = samples.map(({ watts }) => watts[key]).filter((value) => typeof value === 'number');
    if (values.length === 0) return `${label}: no values`;
    const lowest = formatWatts(Math.min(...values));
    return `${label}: ${formatWatts(values.at(-1))} now, from ${lowest} to ${formatWatts(Math.max(...values))}`;
  });
  return `Course of power from ${formatClock(first.at)} to ${formatClock(last.at)}. ${lines.join('. ')}.`;
}
