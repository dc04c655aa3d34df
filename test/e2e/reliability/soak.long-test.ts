import { once } from 'node:events';
import { endProcessesAfterAll, launchNode } from '../../support/launch.js';
import { describeWithRedisServer } from '../../support/redis.js';

jest.setTimeout(240_000);
endProcessesAfterAll();

/** The short form of `npm run soak`. */
const SECONDS = '12';

describeWithRedisServer('Two gateways under load, faults, expiring tokens and stalls of Redis', () => {
  it('do not grow, leave nothing behind, and keep every subscriber up to date', async () => {
    const soak = launchNode('dist/bench/soak/main.js', {}, ['--seconds', SECONDS]);
    const [code] = (await once(soak.child, 'close')) as [number | null];
    expect(soak.complained()).toBe('');
    expect(soak.said()).toContain('| hubs whose last state');
    expect(soak.said().match(/^.*✗.*$/gm)).toBeNull();
    expect(code).toBe(0);
  });
});
