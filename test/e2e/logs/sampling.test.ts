import { useStack } from '../../support/stack.js';
import { until } from '../../support/until.js';
import { createTestLogger } from '../../support/log.js';

interface Line {
  readonly msg: string;
  readonly requestId?: string;
  readonly [field: string]: unknown;
}

const linesOf = (log: readonly string[]) => log.map((line) => JSON.parse(line) as Line);

describe('With LOG_SAMPLE_PERCENT=0', () => {
  const stack = useStack({ environment: { LOG_SAMPLE_PERCENT: '0' } });
  const messagesOf = (id: string) =>
    linesOf(stack.gateway.log).flatMap(({ msg, requestId }) => (requestId === id ? [msg] : []));
  const send = async (id: string, document: string) =>
    stack.gateway.query(document, {
      token: await stack.simulator.userToken(),
      headers: { 'x-request-id': id },
    });

  test('a request with errors is logged, one without is not', async () => {
    expect((await send('succeeds', '{ viewer { kind } }')).errors).toEqual([]);
    await send('fails', '{ hub(id: "none") { missing } }');
    await until(
      () => messagesOf('fails'),
      ({ length }) => length > 1,
    );

    expect(messagesOf('fails')).toEqual(expect.arrayContaining(['operation', 'request']));
    expect(messagesOf('succeeds')).toEqual([]);
  });

  test('a rejected request is logged', async () => {
    await stack.gateway.query('{ viewer { kind } }', { headers: { 'x-request-id': 'unauthenticated' } });
    await until(
      () => messagesOf('unauthenticated'),
      ({ length }) => length > 0,
    );

    expect(messagesOf('unauthenticated')).toEqual(['request']);
  });

  test('the start is logged', () => {
    expect(linesOf(stack.gateway.log).map(({ msg }) => msg)).toContain('started');
  });
});

describe('Sampling', () => {
  const REQUESTS = 4_000;
  /** Logs both lines of many requests, whose ids are similar. */
  function logRequests(percent: number): readonly Line[] {
    const { logger, lines } = createTestLogger('info', percent);
    for (let number = 0; number < REQUESTS; number += 1) {
      const requestId = `request-${number}`;
      logger.info({ requestId, durationMs: 5, errors: [] }, 'operation');
      logger.info({ requestId, durationMs: 5, status: 200 }, 'request');
    }
    return linesOf(lines);
  }

  test('never leaves out a failed, slow or aborted request, nor another line', () => {
    const { logger, lines } = createTestLogger('info', 0);
    const requestId = 'one';
    logger.info({ requestId, durationMs: 5, errors: ['FORBIDDEN'] }, 'operation');
    logger.info({ requestId, durationMs: 1_000, errors: [] }, 'operation');
    logger.info({ requestId, durationMs: 5, status: 404 }, 'request');
    logger.info({ requestId, durationMs: 1_000, status: 200 }, 'request');
    logger.info({ requestId, durationMs: 5, status: 200 }, 'request aborted');
    logger.child({ requestId }).warn({ durationMs: 5, status: 200 }, 'operated did not answer');
    logger.info('started');

    expect(lines).toHaveLength(7);
    for (const line of linesOf(lines)) expect(line).not.toHaveProperty('samplePercent');
  });

  test('logs about the share, and says it in each line', () => {
    const logged = logRequests(10);
    expect(logged.length / 2 / REQUESTS).toBeGreaterThan(0.05);
    expect(logged.length / 2 / REQUESTS).toBeLessThan(0.15);
    expect(logged.every(({ samplePercent }) => samplePercent === 10)).toBe(true);
  });

  test('logs all lines of a request, or none', () => {
    const idsOf = (message: string) =>
      logged.flatMap(({ msg, requestId }) => (msg === message ? [requestId] : []));
    const logged = logRequests(10);
    expect(idsOf('operation')).toEqual(idsOf('request'));
  });

  test('chooses other requests in each process, so that no client can choose to be left out', () => {
    const ids = () => logRequests(10).map(({ requestId }) => requestId);
    expect(ids()).not.toEqual(ids());
  });

  test('is off by default', () => {
    expect(logRequests(100)).toHaveLength(2 * REQUESTS);
    expect(logRequests(100)[0]).not.toHaveProperty('samplePercent');
  });
});
