import { type Principal, userPrincipal } from '../../../src/auth/principal.js';
import { createOutageLog } from '../../../src/live/outage-log.js';
import { type FailureCode, GatewayError } from '../../../src/schema/gateway-error.js';
import { createTestLogger } from '../../support/log.js';

const ONE = userPrincipal('one');
const OTHER = userPrincipal('other');
const { signal } = new AbortController();

/** An outage log whose reads log a line each, as the calls to Operated do. */
function setUp(level = 'info') {
  let time = 0;
  const { logger, lines } = createTestLogger(level);
  const log = createOutageLog('hubs', logger, () => time);
  const run = (principal: Principal, outcome: FailureCode | 'whole' | 'partial', of = signal) =>
    log
      .run(
        principal,
        of,
        async (callLogger) => {
          callLogger.warn('call');
          if (outcome !== 'whole' && outcome !== 'partial') throw new GatewayError(outcome);
          return outcome;
        },
        (answer) => answer === 'whole',
      )
      .catch(() => 'failed');
  const messages = () => lines.map((line) => (JSON.parse(line) as { msg: string }).msg);
  return { run, lines, messages, pass: (ms: number) => void (time += ms) };
}

describe('an outage of polls', () => {
  it('is logged once, with the calls of its first poll, and so is its end', async () => {
    const { run, lines, messages, pass } = setUp();
    for (let poll = 0; poll < 5; poll += 1) {
      await run(ONE, 'UPSTREAM_TIMEOUT');
      pass(1_000);
    }
    await run(ONE, 'whole');
    await run(ONE, 'whole');

    expect(messages()).toEqual(['call', 'polls fail', 'polls succeed again', 'call']);
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({
      level: 'warn',
      reads: 'hubs',
      code: 'UPSTREAM_TIMEOUT',
    });
    expect(JSON.parse(lines[2] ?? '')).toMatchObject({ level: 'info', failures: 5, durationMs: 5_000 });
  });

  it('includes polls that lack hubs', async () => {
    const { run, messages } = setUp();
    await run(ONE, 'partial');
    await run(ONE, 'UPSTREAM_UNAVAILABLE');
    await run(ONE, 'partial');
    await run(ONE, 'whole');

    expect(messages()).toEqual(['call', 'polls fail', 'polls succeed again']);
  });

  it('is logged for each principal', async () => {
    const { run, messages } = setUp();
    await run(ONE, 'UPSTREAM_TIMEOUT');
    await run(OTHER, 'UPSTREAM_TIMEOUT');
    await run(OTHER, 'whole');

    expect(messages()).toEqual(['call', 'polls fail', 'call', 'polls fail', 'polls succeed again']);
  });

  it('is logged with all calls at level debug', async () => {
    const { run, messages } = setUp('debug');
    await run(ONE, 'UPSTREAM_TIMEOUT');
    await run(ONE, 'UPSTREAM_TIMEOUT');

    expect(messages()).toEqual(['call', 'polls fail', 'call']);
  });

  it.each(['UNAUTHENTICATED', 'FORBIDDEN'] as const)('is not a token with the error %s', async (code) => {
    const { run, messages } = setUp();
    await run(ONE, code);

    expect(messages()).toEqual(['call']);
  });

  it('is not a poll that was aborted', async () => {
    const { run, messages } = setUp();
    await run(ONE, 'UPSTREAM_UNAVAILABLE', AbortSignal.abort());

    expect(messages()).toEqual(['call']);
  });
});
