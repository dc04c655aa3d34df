import { throughOutage } from '../../../src/live/through-outage.js';
import { GatewayError } from '../../../src/schema/gateway-error.js';
import { fakeClock } from '../../support/fake-clock.js';

/** Work that fails with `error` as long as `isFailing`, with a pause of a second and a limit of a minute. */
function outage(error: unknown, expiresInMs: number | null = null) {
  const clock = fakeClock();
  const abandoned = new AbortController();
  const pauses: number[] = [];
  const outage = { isFailing: true, attempts: [] as boolean[] };
  const result = throughOutage(
    (isFirst) => {
      outage.attempts.push(isFirst);
      if (outage.isFailing) throw error;
      return 'read';
    },
    {
      pauseMs: 1_000,
      limitMs: 60_000,
      expiresAt: expiresInMs === null ? null : clock.now() + expiresInMs,
      signal: abandoned.signal,
      onPause: () => pauses.push(clock.now()),
      clock,
    },
  );
  // A test that waits for the rejection waits only after the clock has advanced.
  result.catch(() => undefined);
  return { ...outage, outage, result, clock, abandoned, pauses };
}

const UNAVAILABLE = new GatewayError('UPSTREAM_UNAVAILABLE');

describe('Work that is repeated through an outage', () => {
  it('fails at once for an error that is no outage', async () => {
    const { result, pauses } = outage(new GatewayError('FORBIDDEN'));

    await expect(result).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(pauses).toEqual([]);
  });

  it('fails when the credentials expire, also in the middle of a long pause', async () => {
    const { result, clock, attempts } = outage(
      new GatewayError('UPSTREAM_RATE_LIMITED', { retryAfter: 50 }),
      20_000,
    );

    await clock.pass(20_000);

    await expect(result).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      message: 'The token has expired.',
    });
    expect(attempts).toEqual([true]);
  });

  it('is repeated for credentials that expire later', async () => {
    const { result, clock, outage: state, attempts } = outage(UNAVAILABLE, 20_000);

    await clock.pass(18_500);
    state.isFailing = false;
    await clock.pass(500);

    expect(await result).toBe('read');
    expect(attempts).toEqual([true, ...Array.from({ length: 19 }, () => false)]);
  });

  it('fails with the error of the outage after the limit', async () => {
    const { result, clock } = outage(UNAVAILABLE);

    await clock.pass(61_000);

    await expect(result).rejects.toBe(UNAVAILABLE);
  });

  it('ends when it is abandoned', async () => {
    const { result, clock, abandoned, attempts } = outage(UNAVAILABLE);
    await clock.pass(500);

    abandoned.abort();

    await expect(result).rejects.toMatchObject({ code: 'CLIENT_DISCONNECTED' });
    expect(attempts).toEqual([true]);
  });
});
