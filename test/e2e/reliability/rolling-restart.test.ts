import { once } from 'node:events';
import { endProcessesAfterAll, launchNode } from '../../support/launch.js';

jest.setTimeout(180_000);
endProcessesAfterAll();

// The figures of production, divided by five: a delay of 5 s, and checks every second and every 5 seconds.
it.each(['200', '1000'])(
  'A rolling restart of two gateways fails no request with SHUTDOWN_DELAY_MS=1000, if /readyz is checked every %s ms',
  async (checkMs) => {
    const bench = launchNode('dist/bench/rolling-restart/main.js', {}, [
      ...['--delay-ms', '1000'],
      ...['--check-ms', checkMs],
    ]);
    const [code] = (await once(bench.child, 'close')) as [number | null];
    expect(`${bench.said()}${bench.complained()}`).toMatch(
      /^checked every \d+ ms: [1-9]\d* requests, 0 failed.*\n$/,
    );
    expect(code).toBe(0);
  },
);
