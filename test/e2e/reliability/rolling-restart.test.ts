import { once } from 'node:events';
import { endProcessesAfterAll, launchNode } from '../../support/launch.js';

jest.setTimeout(180_000);
endProcessesAfterAll();

// The figures of production, divided by five. More frequent checks are easier: they notice the stop earlier.
it('A rolling restart of two gateways fails no request, if /readyz is checked as rarely as SHUTDOWN_DELAY_MS allows', async () => {
  const bench = launchNode('dist/bench/rolling-restart/main.js', {}, [
    ...['--delay-ms', '1000'],
    ...['--check-ms', '1000'],
    // Some requests are always under way.
    ...['--clients', '3'],
  ]);
  const [code] = (await once(bench.child, 'close')) as [number | null];
  expect(`${bench.said()}${bench.complained()}`).toMatch(
    /^checked every \d+ ms: [1-9]\d* requests, 0 failed.*\n$/,
  );
  expect(code).toBe(0);
});
