import { type Deadline, type OperationDeadline, startDeadline } from './deadline.js';

/** The part of an operation's time that is kept for the read after a change. */
const READ_AFTER_SHARE = 0.2;
/** The part of an operation's time that a change needs at least: with less, its outcome would probably stay unknown. */
const CHANGE_SHARE = 0.1;

/**
 * The deadline of one change within the deadline of its operation: early enough to read the hub again.
 * @returns null where the time is too short to send the change.
 */
export function writeDeadline(operation: Deadline): OperationDeadline | null {
  const { totalMs } = operation;
  const availableMs = operation.remainingMs() - totalMs * READ_AFTER_SHARE;
  return availableMs < totalMs * CHANGE_SHARE ? null : startDeadline(availableMs);
}
