import { type TSchema, Type } from '@sinclair/typebox';

import type { JsonObject } from '../world/types.js';

/**
 * Schemas of the answers, for documentation only: hubs have fields that no schema lists, so neither the compiler nor the
 * serializer uses them.
 */
export function documented(answers: Readonly<Record<number, TSchema>>): Readonly<Record<number, unknown>> {
  return answers;
}

const text = Type.Optional(Type.String());
const open = { additionalProperties: true };

/** Any JSON object. */
export const jsonObject = Type.Unsafe<JsonObject>({ type: 'object', additionalProperties: true });

/** A bare array, or an object that holds it. */
export const listOf = (row: ReturnType<typeof Type.Object>) =>
  Type.Union([Type.Array(row), Type.Object({ items: Type.Array(row) }, open)]);

export const group = Type.Object({ id: Type.String(), name: text }, open);
export const account = Type.Object({ id: Type.String(), name: text, groups: Type.Array(group) }, open);
export const space = Type.Object({ id: Type.String(), name: text, accountId: text }, open);
export const hub = Type.Object(
  {
    id: Type.String(),
    name: text,
    hwId: text,
    serialNumber: text,
    customid: text,
    spaceId: Type.Optional(Type.Union([Type.Array(Type.String()), Type.String()])),
    spaceIds: Type.Optional(Type.Array(Type.String())),
    data: jsonObject,
  },
  open,
);
export const subscription = Type.Object(
  {
    id: Type.String(),
    event: Type.Array(Type.String()),
    webhookUrl: Type.String(),
    expiresAt: Type.String({ format: 'date-time' }),
  },
  open,
);
export const apiErrorSchema = Type.Object({ error: Type.String(), message: Type.String() }, open);

/** The error answers of every endpoint that needs a token. */
export const rejections = { 401: apiErrorSchema, 403: apiErrorSchema };
export const rejectionsOfOne = { ...rejections, 404: apiErrorSchema };
export const bearer = [{ bearer: [] }];
