import { Type } from '@sinclair/typebox';

const strict = { additionalProperties: false };
const port = Type.Integer({ minimum: 1 });
const usbId = Type.Integer({ minimum: 0, maximum: 0xffff });

// The bodies of the control surface. Unknown fields are rejected, so that misspelt ones are noticed.

export const plugBody = Type.Object(
  { port, device: Type.Object({ vid: usbId, pid: usbId }, strict) },
  strict,
);
export const unplugBody = Type.Object({ port }, strict);
export const pressBody = Type.Object({ port, long: Type.Optional(Type.Boolean()) }, strict);
export const presenceBody = Type.Object({ online: Type.Boolean() }, strict);
export const temperatureBody = Type.Object(
  { otp: Type.Unsafe<'normal' | 'reduced' | 'overheat'>({ enum: ['normal', 'reduced', 'overheat'] }) },
  strict,
);
export const clockBody = Type.Object(
  { advanceSeconds: Type.Number({ minimum: 0, maximum: 3_153_600_000 }) },
  strict,
);
export const revokeBody = Type.Object(
  { token: Type.Optional(Type.String()), clientId: Type.Optional(Type.String()) },
  { ...strict, minProperties: 1, maxProperties: 1 },
);
