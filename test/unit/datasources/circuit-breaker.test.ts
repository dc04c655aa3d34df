import {
  type AdmittedCall,
  type CallOutcome,
  type CircuitState,
  createCircuitBreaker,
} from '../../../src/datasources/upstream/circuit-breaker.js';

const OPTIONS = { spanMs: 60_000, minimumCalls: 20, failureShare: 0.5, openMs: 10_000, trialMs: 1_000 };

function start() {
  const changes: CircuitState[] = [];
  const breaker = createCircuitBreaker(OPTIONS, (state) => changes.push(state));
  const admitted = (now: number): AdmittedCall => {
    const call = breaker.admit(now);
    if (call === null) throw new Error(`rejected at ${now}`);
    return call;
  };
  const call = (now: number, outcome: CallOutcome) => admitted(now).settle(outcome, now);
  const calls = (count: number, now: number, outcome: CallOutcome) => {
    for (let index = 0; index < count; index += 1) call(now, outcome);
  };
  /** Opens it at `now`. */
  const open = (now: number) => calls(20, now, 'failed');
  return { breaker, changes, admitted, call, calls, open };
}

describe('a circuit breaker that is closed', () => {
  it('does not open before 20 calls', () => {
    const { breaker, calls } = start();
    calls(19, 0, 'failed');

    expect(breaker.state(0)).toBe('closed');
  });

  it('does not open while fewer than half of the calls fail', () => {
    const { breaker, calls } = start();
    calls(11, 0, 'answered');
    calls(10, 0, 'failed');

    expect(breaker.state(0)).toBe('closed');
  });

  it('opens once half of 20 calls have failed', () => {
    const { breaker, changes, calls } = start();
    calls(10, 0, 'answered');
    calls(10, 0, 'failed');

    expect(breaker.state(0)).toBe('open');
    expect(changes).toEqual(['open']);
  });

  it('forgets outcomes after a minute', () => {
    const { breaker, calls } = start();
    calls(19, 0, 'failed');
    calls(1, 60_000, 'failed');

    expect(breaker.state(60_000)).toBe('closed');
  });

  it('does not count calls whose outcome shows nothing', () => {
    const { breaker, calls } = start();
    calls(40, 0, 'unknown');
    calls(19, 0, 'failed');

    expect(breaker.state(0)).toBe('closed');
  });
});

describe('a circuit breaker that is open', () => {
  it('rejects calls, except for one trial a second, even while earlier trials hang', () => {
    const { breaker, admitted, open } = start();
    open(0);

    expect(breaker.admit(999)).toBeNull();
    expect(admitted(1_000).isTrial).toBe(true);
    expect(breaker.admit(1_999)).toBeNull();
    expect(admitted(2_000).isTrial).toBe(true);
    expect(admitted(30_000).isTrial).toBe(true);
    expect(breaker.state(30_000)).toBe('open');
  });

  it('closes with the first trial that is answered', () => {
    const { breaker, changes, admitted, open } = start();
    open(0);
    admitted(1_000);
    admitted(2_000).settle('answered', 2_100);

    expect(breaker.state(2_100)).toBe('closed');
    expect(admitted(2_100).isTrial).toBe(false);
    expect(changes).toEqual(['open', 'closed']);
  });

  it('stays open for ten seconds after the last trial that failed', () => {
    const { breaker, call, open } = start();
    open(0);
    call(5_000, 'failed');

    expect(breaker.state(14_999)).toBe('open');
    expect(breaker.state(15_000)).toBe('half-open');
  });

  it('is not closed or kept open by calls from before it opened', () => {
    const { breaker, admitted, open } = start();
    const before = [admitted(0), admitted(0)];
    open(0);
    before[0]?.settle('answered', 100);
    before[1]?.settle('failed', 9_000);

    expect(breaker.state(9_999)).toBe('open');
    expect(breaker.state(10_000)).toBe('half-open');
  });

  it('does not open again because of trials that fail after it has closed', () => {
    const { breaker, admitted, calls, open } = start();
    open(0);
    const hanging = Array.from({ length: 20 }, (_, index) => admitted((index + 1) * 1_000));
    admitted(21_000).settle('answered', 21_000);
    calls(1, 21_000, 'answered');
    for (const trial of hanging) trial.settle('failed', 22_000);

    expect(breaker.state(22_000)).toBe('closed');
  });
});

describe('a circuit breaker that is half-open', () => {
  it('lets all calls pass, and closes with the first that is answered', () => {
    const { breaker, admitted, open } = start();
    open(0);
    const [first, second] = [admitted(10_000), admitted(10_000)];
    expect([first.isTrial, second.isTrial]).toEqual([false, false]);
    first.settle('answered', 10_001);

    expect(breaker.state(10_001)).toBe('closed');
  });

  it('opens again with the first that fails', () => {
    const { breaker, changes, admitted, open } = start();
    open(0);
    const [first, second] = [admitted(10_000), admitted(10_000)];
    first.settle('failed', 10_001);
    second.settle('answered', 10_002);

    expect(breaker.state(10_002)).toBe('open');
    expect(changes).toEqual(['open', 'half-open', 'open']);
  });
});
