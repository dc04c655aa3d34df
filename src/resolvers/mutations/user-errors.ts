import { excerpt } from '../../wire/excerpt.js';
import { type UserError, UserErrorCode } from '../../schema/user-error.js';

/** @param field the path of the value in the input. @param message what is wrong and what is allowed. */
export function invalidValue(field: readonly string[], message: string): UserError {
  return { code: UserErrorCode.INVALID_VALUE, message, field };
}

/** How many characters of an id a message repeats. */
const ECHO_LENGTH = 100;

/** The caller cannot see the hub. */
export function hubNotFound(hubId: string): UserError {
  return {
    code: UserErrorCode.HUB_NOT_FOUND,
    message: `There is no hub ${JSON.stringify(excerpt(hubId, ECHO_LENGTH))} that the caller can see.`,
    field: ['hubId'],
  };
}

/** @param consequence the consequence for the change, without a full stop. */
export function hubOffline(consequence: string): UserError {
  return {
    code: UserErrorCode.HUB_OFFLINE,
    message: `The hub is offline: ${consequence}.`,
    field: ['hubId'],
  };
}

/** A filter selects another number of hubs than the caller expects. */
export function unexpectedCount(count: number, expected: number): UserError {
  return {
    code: UserErrorCode.UNEXPECTED_COUNT,
    message: `Nothing was sent: the filter selects ${count} ${count === 1 ? 'hub' : 'hubs'} now, not ${expected}.`,
    field: ['expectedCount'],
  };
}

/** @param upstreamMessage Operated's own message. */
export function rejectedByOperated(upstreamMessage: string): UserError {
  return {
    code: UserErrorCode.REJECTED_BY_OPERATED,
    message: `Operated rejected the change: ${upstreamMessage}`,
  };
}

/** @param message what the caller may not do. */
export function forbidden(message: string): UserError {
  return { code: UserErrorCode.FORBIDDEN, message, field: ['hubId'] };
}

/** @param reason why the outcome is unknown, as a sentence. */
export function notConfirmed(reason: string): UserError {
  return {
    code: UserErrorCode.NOT_CONFIRMED,
    message: `${reason} Read the hub again to find out whether it was changed.`,
  };
}

/** @param reason why nothing was sent, as a sentence. */
export function nothingSent(reason: string): UserError {
  return { code: UserErrorCode.NOT_CONFIRMED, message: `Nothing was sent: ${reason}` };
}

/** @param reason why Operated surely made no change, as a sentence. */
export function nothingChanged(reason: string): UserError {
  return { code: UserErrorCode.NOT_CONFIRMED, message: `Nothing was changed: ${reason}` };
}
