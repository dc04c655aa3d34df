import type { Sample, Scrape } from './scrape.js';

/**
 * How metrics have changed between two scrapes.
 * @param prefix of the names of the metrics.
 * @returns the differences that are not 0, by name and labels as Prometheus writes them, without the prefix. Of
 *   histograms only the count: seconds differ from run to run.
 */
export function changesOf(before: Scrape, after: Scrape, prefix: string): Readonly<Record<string, number>> {
  const valuesOf = ({ samples }: Scrape) =>
    new Map(samples.filter(isCounted(prefix)).map((sample) => [keyOf(sample, prefix), sample.value]));
  const earlier = valuesOf(before);
  return Object.fromEntries(
    [...valuesOf(after)]
      .map(([key, value]) => [key, value - (earlier.get(key) ?? 0)] as const)
      .filter(([, difference]) => difference !== 0),
  );
}

function isCounted(prefix: string): (sample: Sample) => boolean {
  return ({ name }) => name.startsWith(prefix) && !/_(bucket|sum)$/.test(name);
}

function keyOf({ name, labels }: Sample, prefix: string): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  return `${name.slice(prefix.length)}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`}`;
}
