import type { TestGateway } from './gateway.js';
import type { Sample, Scrape } from './scrape.js';

/**
 * How an action changes the metrics of a gateway.
 * @param prefix of the names of the metrics.
 * @returns the differences that are not 0, by name and labels as Prometheus writes them, without the prefix. Of
 *   histograms only the count: seconds differ from run to run.
 */
export async function changesBy(
  gateway: TestGateway,
  prefix: string,
  action: () => Promise<unknown>,
): Promise<Readonly<Record<string, number>>> {
  const before = valuesOf(await gateway.scrape(), prefix);
  await action();
  const after = valuesOf(await gateway.scrape(), prefix);
  const names = new Set([...before.keys(), ...after.keys()]);
  return Object.fromEntries(
    [...names]
      .map((name) => [name, (after.get(name) ?? 0) - (before.get(name) ?? 0)] as const)
      .filter(([, difference]) => difference !== 0),
  );
}

function valuesOf({ samples }: Scrape, prefix: string): ReadonlyMap<string, number> {
  const counted = samples.filter(({ name }) => name.startsWith(prefix) && !/_(bucket|sum)$/.test(name));
  return new Map(counted.map((sample) => [keyOf(sample, prefix), sample.value]));
}

function keyOf({ name, labels }: Sample, prefix: string): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  return `${name.slice(prefix.length)}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`}`;
}
