import { type UserError, UserErrorCode } from '../../schema/user-error.js';

/** @param field the path of the value in the input. @param message what is wrong and what is allowed. */
export function invalidValue(field: readonly string[], message: string): UserError {
  return { code: UserErrorCode.INVALID_VALUE, message, field };
}

/** The caller can not see the hub. */
export function hubNotFound(hubId: string): UserError {
  return {
    code: UserErrorCode.HUB_NOT_FOUND,
    message: `There is no hub ${JSON.stringify(hubId)} that the caller can see.`,
    field: ['hubId'],
  };
}

/** @param consequence what that means for the change, without a full stop. */
export function hubOffline(consequence: string): UserError {
  return {
    code: UserErrorCode.HUB_OFFLINE,
    message: `The hub is offline: ${consequence}.`,
    field: ['hubId'],
  };
}

/** @param upstreamMessage the message of Operated's answer. */
export function rejectedByOperated(upstreamMessage: string): UserError {
  return { code: UserErrorCode.REJECTED_BY_OPERATED, message: `Operated refused: ${upstreamMessage}` };
}

/** @param message what is refused to the caller. */
export function forbidden(message: string): UserError {
  return { code: UserErrorCode.FORBIDDEN, message, field: ['hubId'] };
}

/** @param reason why it is not known, as a sentence. */
export function notConfirmed(reason: string): UserError {
  return {
    code: UserErrorCode.NOT_CONFIRMED,
    message: `${reason} Read the hub again to know whether it was changed.`,
  };
}

/** @param reason why nothing was sent, as a sentence. */
export function nothingSent(reason: string): UserError {
  return { code: UserErrorCode.NOT_CONFIRMED, message: `Nothing was sent: ${reason}` };
}
