import { totalmem } from 'node:os';
import { Registry } from 'prom-client';
import { createProcessMetrics } from '../../../src/telemetry/metrics/process-metrics.js';
import { parseScrape } from '../../support/scrape.js';

async function scrape() {
  const registry = new Registry();
  createProcessMetrics(registry, '1.2.3');
  return { registry, ...parseScrape(await registry.metrics()) };
}

describe('The metrics of the process', () => {
  afterEach(() => jest.restoreAllMocks());

  it.each([
    ['unknown', 0],
    ['above the memory of the machine', 2 ** 63],
  ])('report no limit of the memory where it is %s', async (_case, bytes) => {
    jest.spyOn(process, 'constrainedMemory').mockReturnValue(bytes);

    expect((await scrape()).find('operated_gateway_memory_limit_bytes')).toEqual([]);
  });

  it('report what the container may use', async () => {
    const bytes = totalmem() / 2;
    jest.spyOn(process, 'constrainedMemory').mockReturnValue(bytes);

    expect((await scrape()).find('operated_gateway_memory_limit_bytes')).toMatchObject([{ value: bytes }]);
  });

  it('include no gauge with the suffix of a counter', async () => {
    const metrics = await (await scrape()).registry.getMetricsAsJSON();
    const named = metrics.filter(({ name }) => name.endsWith('_total'));

    expect(named.map(({ name, type }) => [name, type])).toEqual(named.map(({ name }) => [name, 'counter']));
    expect(named.length).toBeGreaterThan(2);
  });
});
