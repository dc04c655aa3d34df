/** The gateways that the dashboard's variables select. */
const SELECTED = 'job="$job",instance=~"$instance"';

/** A metric of the selected gateways. @param labels further matchers, such as `outcome="OK"`. */
export function selected(metric: string, labels = ''): string {
  return `${metric}{${SELECTED}${labels === '' ? '' : `,${labels}`}}`;
}

/** A metric, or the series of a recording rule, of all gateways of the job. */
export function ofJob(metric: string, labels = ''): string {
  return `${metric}{job="$job"${labels === '' ? '' : `,${labels}`}}`;
}

/** How fast a counter grows, per second, summed over all labels but `by`. */
export function rate(counter: string, by: readonly string[] = [], labels = ''): string {
  return `sum${grouping(by)}(rate(${selected(counter, labels)}[$__rate_interval]))`;
}

/** The sum of a gauge over all labels but `by`. */
export function sum(gauge: string, by: readonly string[] = [], labels = ''): string {
  return `sum${grouping(by)}(${selected(gauge, labels)})`;
}

/** The highest value of a gauge over all labels but `by`. */
export function highest(gauge: string, by: readonly string[] = []): string {
  return `max${grouping(by)}(${selected(gauge)})`;
}

/** A quantile of what a histogram has observed. @param quantile between 0 and 1. */
export function quantile(quantile: number, histogram: string, by: readonly string[] = []): string {
  return `histogram_quantile(${quantile}, ${rate(`${histogram}_bucket`, [...by, 'le'])})`;
}

/** The mean of what a histogram has observed. */
export function mean(histogram: string, by: readonly string[] = []): string {
  return `${rate(`${histogram}_sum`, by)} / ${rate(`${histogram}_count`, by)}`;
}

function grouping(by: readonly string[]): string {
  return by.length === 0 ? ' ' : ` by (${by.join(', ')}) `;
}
