import { onAbort } from '../../../src/datasources/upstream/abort.js';
import { type CallOptions, createCall } from '../../../src/datasources/upstream/call.js';
import { beforeDeadline, startDeadline, withinDeadline } from '../../../src/datasources/upstream/deadline.js';
import { ENDPOINTS } from '../../../src/datasources/upstream/endpoints.js';
import { writeDeadline } from '../../../src/datasources/upstream/write-deadline.js';
import { createTestLogger } from '../../support/log.js';

const never = () => new Promise<never>(() => {});
function call(parts: Partial<CallOptions>) {
  return createCall({
    endpoint: ENDPOINTS.hubs,
    principal: null,
    requestId: 'a',
    signal: undefined,
    logger: createTestLogger().logger,
    ...parts,
  });
}

describe('a deadline', () => {
  it('ends work that does not end, with UPSTREAM_TIMEOUT', async () => {
    const deadline = startDeadline(20);

    await expect(beforeDeadline(deadline, never)).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    expect(deadline.remainingMs()).toBe(0);
  });

  it('that has passed starts no work', async () => {
    const deadline = startDeadline(1_000, performance.now() - 1_000);
    const work = jest.fn(never);

    await expect(beforeDeadline(deadline, work)).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    expect(work).not.toHaveBeenCalled();
  });

  it('does not abort after its operation has ended', async () => {
    const listener = jest.fn();
    const earlier = startDeadline(20);
    earlier.onPass(listener);
    earlier.end();
    const later = startDeadline(20);
    later.end();
    later.onPass(listener);
    await expect(beforeDeadline(startDeadline(60), never)).rejects.toThrow();

    expect(listener).not.toHaveBeenCalled();
  });

  it('aborts once, and only those that still listen', async () => {
    const deadline = startDeadline(20);
    const aborted = jest.fn();
    const ended = jest.fn();
    deadline.onPass(aborted);
    deadline.onPass(ended)();
    await expect(beforeDeadline(deadline, never)).rejects.toThrow();

    expect(aborted).toHaveBeenCalledTimes(1);
    expect(ended).not.toHaveBeenCalled();
  });

  it('aborts a call as the client does', async () => {
    const client = new AbortController();
    const deadline = startDeadline(20);
    const seen: (string | undefined)[] = [];
    const send = withinDeadline((sent) => {
      onAbort(sent, ({ code }) => seen.push(code));
      return never();
    });
    const sent = send(call({ signal: client.signal, deadline }));
    client.abort();
    await expect(sent).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });

    expect(seen).toEqual(['CLIENT_DISCONNECTED', 'UPSTREAM_TIMEOUT']);
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
