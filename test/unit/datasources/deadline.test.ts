import type { UpstreamCall } from '../../../src/datasources/upstream/call.js';
import { beforeDeadline, startDeadline, withinDeadline } from '../../../src/datasources/upstream/deadline.js';
import { ENDPOINTS } from '../../../src/datasources/upstream/endpoints.js';
import { NO_VALIDATORS } from '../../../src/datasources/upstream/validators.js';
import { writeDeadline } from '../../../src/datasources/upstream/write-deadline.js';
import { createTestLogger } from '../../support/log.js';

const never = () => new Promise<never>(() => {});
const LONG_MS = 600_000;

function call(parts: Partial<UpstreamCall>): UpstreamCall {
  return {
    endpoint: ENDPOINTS.hubs,
    principal: null,
    requestId: 'a',
    signal: undefined,
    logger: createTestLogger().logger,
    ...parts,
  };
}

describe('a deadline', () => {
  it('ends work that does not end, with UPSTREAM_TIMEOUT', async () => {
    const deadline = startDeadline(20);

    await expect(beforeDeadline(deadline, never)).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    expect(deadline.remainingMs()).toBe(0);
    expect(deadline.signal.reason).toMatchObject({ name: 'TimeoutError' });
  });

  it('that has passed starts no work', async () => {
    const deadline = startDeadline(1_000, performance.now() - 1_000);
    const work = jest.fn(never);

    await expect(beforeDeadline(deadline, work)).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    expect(work).not.toHaveBeenCalled();
  });

  it('does not abort after its operation has ended', async () => {
    const deadline = startDeadline(20);
    const { signal } = deadline;
    deadline.end();
    await expect(beforeDeadline(startDeadline(60), never)).rejects.toThrow();

    expect(signal.aborted).toBe(false);
  });

  it('aborts a call as the client does', async () => {
    const client = new AbortController();
    const deadline = startDeadline(LONG_MS);
    const seen: (AbortSignal | undefined)[] = [];
    const send = withinDeadline((sent) => {
      seen.push(sent.signal);
      return Promise.resolve({ status: 200, body: '', retryAfter: null, validators: NO_VALIDATORS });
    });
    await send(call({ signal: client.signal, deadline }));
    client.abort();
    deadline.end();

    expect(seen.map((signal) => signal?.aborted)).toEqual([true]);
  });
});

describe('the deadline of a change', () => {
  const remaining = (ms: number) => startDeadline(10_000, performance.now() - 10_000 + ms);

  it('keeps a fifth of the time for the read after it', () => {
    const deadline = writeDeadline(remaining(10_000));

    expect(deadline?.totalMs).toBeGreaterThan(7_900);
    expect(deadline?.totalMs).toBeLessThanOrEqual(8_000);
  });

  it('is null where less than a tenth is left for the change', () => {
    expect(writeDeadline(remaining(2_900))).toBeNull();
    expect(writeDeadline(remaining(3_500))).not.toBeNull();
  });
});
