import { type Static, Type } from '@sinclair/typebox';

import { ALL_ENDPOINTS, endpointName } from '../server/endpoints.js';

const literals = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });

/** One rule of `PUT /_control/faults`. */
export const faultRule = Type.Object(
  {
    method: literals(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', '*']),
    path: literals(['*', ...new Set(ALL_ENDPOINTS.map(({ path }) => path))]),
    kind: literals([
      'status',
      'delay',
      'hang',
      'reset',
      'truncate',
      'invalid-json',
      'html',
      'wrong-shape',
      'empty',
      'slow-body',
    ]),
    status: Type.Optional(Type.Integer({ minimum: 200, maximum: 599 })),
    retryAfter: Type.Optional(Type.Integer({ minimum: 0, maximum: 86_400 })),
    delayMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 600_000 })),
    share: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
    times: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  { additionalProperties: false },
);

export type FaultRule = Static<typeof faultRule>;
export type FaultKind = FaultRule['kind'];

/** @returns the violation of a rule whose single fields are valid; undefined if there is none. */
export function violationOfRule(rule: FaultRule): string | undefined {
  const { method, path, kind, status, retryAfter, delayMs } = rule;
  if ((kind === 'status') !== (status !== undefined)) {
    return 'the kind status needs a status, and no other kind takes one';
  }
  if (retryAfter !== undefined && kind !== 'status') return 'retryAfter needs the kind status';
  if (kind === 'delay' && delayMs === undefined) return 'the kind delay needs delayMs';
  if (!ALL_ENDPOINTS.some((endpoint) => matchesRule(rule, endpoint))) {
    return `there is no endpoint ${endpointName({ method: method === '*' ? 'GET' : method, path })}`;
  }
  return undefined;
}

/** Whether the rule applies to this endpoint. */
export function matchesRule(
  rule: Pick<FaultRule, 'method' | 'path'>,
  endpoint: { readonly method: string; readonly path: string },
): boolean {
  return (
    (rule.method === '*' || rule.method === endpoint.method) &&
    (rule.path === '*' || rule.path === endpoint.path)
  );
}
