/** The time after which long work lets the event loop continue, ms. */
const TURN_MS = 2;

interface Waiting {
  readonly resume: () => void;
  readonly since: number;
}

const waiting: Waiting[] = [];
let endOfTurn = 0;

/**
 * Whether long work has run for its turn, and should wait for the next one. It reads the clock, so call it about every
 * 0.1 ms of work.
 */
export function isTurnOver(): boolean {
  return performance.now() >= endOfTurn;
}

/**
 * Waits for the next turn of long work. All long work of the process takes turns, one in each iteration of the event
 * loop, so that I/O and short work wait for one turn, however much long work there is.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resume) => {
    waiting.push({ resume, since: performance.now() });
    if (waiting.length === 1) setImmediate(startTurn);
  });
}

/** How long the next long work has already waited for its turn, ms; 0 where none waits. */
export function turnDelayMs(): number {
  const [first] = waiting;
  return first === undefined ? 0 : performance.now() - first.since;
}

function startTurn(): void {
  const [first] = waiting.splice(0, 1);
  if (waiting.length > 0) setImmediate(startTurn);
  endOfTurn = performance.now() + TURN_MS;
  first?.resume();
}
