import { endProcessesAfterAll, launchNode } from '../../support/launch.js';

endProcessesAfterAll();

// The figures of production, divided by eight: a delay of 5 s, and checks every second and every 5 seconds.
it.each(['125', '625'])(
  'A rolling restart of two gateways fails no request with SHUTDOWN_DELAY_MS=625, if /readyz is checked every %s ms',
  async (checkMs) => {
    const bench = launchNode('dist/bench/rolling-restart/main.js', {}, [
      ...['--delay-ms', '625'],
      ...['--check-ms', checkMs],
    ]);
    const end = await bench.ended();
    expect(`${bench.said()}${bench.complained()}`).toMatch(
      /^checked every \d+ ms: [1-9]\d* requests, 0 failed.*\n$/,
    );
    expect(end).toEqual({ code: 0, signal: null });
  },
);
