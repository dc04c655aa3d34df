/** The time after which long work lets the event loop continue, ms. */
const TURN_MS = 2;
/** A turn is longer where other work takes longer, so that a busy event loop does not starve long work. */
const SHARE_OF_OTHER_WORK = 1 / 2;
const LONGEST_TURN_MS = 10;
/** The microtasks after which work that has got its turn has run: promises pass it on several times. */
const MICROTASKS_OF_A_START = 12;
/** Work that has had this number of turns is very long: shorter work goes first. */
const VERY_LONG_TURNS = 8;
/** Every fourth turn is for very long work, so that shorter work does not stop it. */
const TURNS_UNTIL_VERY_LONG = 3;
/** How many iterations of the event loop long work leaves to new connections: libuv accepts one in each iteration. */
const ITERATIONS_FOR_CONNECTIONS = 16;
/** How much longer than shorter work very long work may wait before the delay counts as the same. */
const PATIENCE_OF_VERY_LONG = 8;

interface Waiting {
  readonly resume: () => void;
  readonly since: number;
}

const long: Waiting[] = [];
const veryLong: Waiting[] = [];
let turnsSinceVeryLong = 0;
let isScheduled = false;
let scheduledAt = 0;
let hasConnection = false;
let iterationsForConnections = 0;
let endOfTurn = 0;

/**
 * Whether long work has run for its turn, and should wait for the next one. It reads the clock, so call it about every
 * 0.1 ms of work.
 */
export function isTurnOver(): boolean {
  return performance.now() >= endOfTurn;
}

/**
 * Waits for the next turn of long work. All long work of the process shares one turn in each iteration of the event
 * loop, so that I/O and short work wait for one turn, however much long work there is.
 * @param taken how often this work has waited for a turn before: very long work does not delay shorter work.
 */
export function nextTurn(taken = 0): Promise<void> {
  return new Promise((resume) => {
    const queue = taken < VERY_LONG_TURNS ? long : veryLong;
    queue.push({ resume, since: performance.now() });
    schedule();
  });
}

/**
 * Reports that a client has connected. More clients may be waiting, so long work waits for a few iterations of the event
 * loop: otherwise a burst of connections would be accepted one by one between the turns of long work.
 */
export function connectionAccepted(): void {
  hasConnection = true;
}

/** How long work waits for its turn at the moment, ms; an eighth of that for very long work. */
export function turnDelayMs(): number {
  return Math.max(ageOf(long[0]), ageOf(veryLong[0]) / PATIENCE_OF_VERY_LONG);
}

function schedule(): void {
  if (isScheduled) return;
  isScheduled = true;
  scheduledAt = performance.now();
  setImmediate(startTurn);
}

function startTurn(): void {
  isScheduled = false;
  if (hasConnection && iterationsForConnections < ITERATIONS_FOR_CONNECTIONS) {
    hasConnection = false;
    iterationsForConnections += 1;
    schedule();
    return;
  }
  iterationsForConnections = 0;
  const now = performance.now();
  const otherWorkMs = now - scheduledAt;
  endOfTurn = now + Math.min(Math.max(otherWorkMs * SHARE_OF_OTHER_WORK, TURN_MS), LONGEST_TURN_MS);
  void runTurn();
}

/** Work that does not use up the turn leaves the rest of it to what was waiting too. */
async function runTurn(): Promise<void> {
  let left = long.length + veryLong.length;
  do {
    takeNext()?.resume();
    left -= 1;
    for (let count = 0; count < MICROTASKS_OF_A_START; count += 1) await Promise.resolve();
  } while (left > 0 && !isTurnOver());
  if (long.length + veryLong.length > 0) schedule();
}

function takeNext(): Waiting | undefined {
  const isForVeryLong =
    long.length === 0 || (veryLong.length > 0 && turnsSinceVeryLong >= TURNS_UNTIL_VERY_LONG);
  turnsSinceVeryLong = isForVeryLong ? 0 : turnsSinceVeryLong + 1;
  return (isForVeryLong ? veryLong : long).shift();
}

function ageOf(waiting: Waiting | undefined): number {
  return waiting === undefined ? 0 : performance.now() - waiting.since;
}
