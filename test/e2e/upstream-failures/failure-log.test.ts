import type { FaultRule } from '../../../simulator/faults/rule.js';
import { useStack } from '../../support/stack.js';

describe('a call to Operated without an answer is logged', () => {
  const stack = useStack({ environment: { OPERATED_TIMEOUT_MS: '400' } });
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });
  afterEach(() => stack.simulator.control.clearFaults());

  it.each([
    ['hang', { code: 'UPSTREAM_TIMEOUT', reason: 'timeout', attempt: 1 }],
    ['reset', { code: 'UPSTREAM_UNAVAILABLE', reason: 'connection', errno: 'ECONNRESET', attempt: 4 }],
    ['truncate', { code: 'UPSTREAM_UNAVAILABLE', reason: 'truncated', attempt: 4 }],
  ] as const)('with its reason and the number of the attempt: %s', async (kind, expected) => {
    const rule: FaultRule = { method: 'GET', path: '/api/spaces/v1', kind };
    await stack.simulator.control.faults([rule]);
    await stack.gateway.query('{ spaces { totalCount } }', { token });
    const last = stack.gateway.log
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ msg }) => msg === 'operated did not answer')
      .at(-1);

    expect(last).toMatchObject({ level: 'warn', endpoint: 'GET /api/spaces/v1', ...expected });
  });
});
