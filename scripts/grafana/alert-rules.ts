import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** An alert of deploy/prometheus/rules. */
export interface AlertRule {
  readonly name: string;
  /** PromQL. */
  readonly expr: string;
  /** How long the expression has to hold, as Prometheus writes it; `0s` where the alert fires at once. */
  readonly heldFor: string;
  readonly severity: Severity;
  /** The path and the heading of its runbook entry. */
  readonly runbook: string;
}

export type Severity = 'critical' | 'warning' | 'info';

const OPERATORS = ['>', '>=', '=='] as const;

/** When an alert fires: where the value is above a bound, or equal to 0 or 1. */
export interface Threshold {
  readonly operator: (typeof OPERATORS)[number];
  readonly value: number;
}

const RULES_FILE = 'deploy/prometheus/rules/operated-gateway.yml';

const rulesFile = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          for: z.string().default('0s'),
          labels: z.object({ severity: z.enum(['critical', 'warning', 'info']) }),
          annotations: z.object({ runbook_url: z.string() }),
        }),
      ),
    }),
  ),
});

/** Reads the alerts, in the order of the file. @throws ZodError if one lacks a severity or a runbook. */
export function readAlertRules(): readonly AlertRule[] {
  const { groups } = rulesFile.parse(parse(readFileSync(RULES_FILE, 'utf8')));
  return groups.flatMap(({ rules }) =>
    rules.map((rule) => ({
      name: rule.alert,
      expr: rule.expr.trim(),
      heldFor: rule.for,
      severity: rule.labels.severity,
      runbook: rule.annotations.runbook_url,
    })),
  );
}

/** The threshold of an alert: its first comparison. @throws Error if it has none. */
export function thresholdOf({ name, expr }: AlertRule): Threshold {
  const [, operator, value] = /\s(>=?|==) (\d+(?:\.\d+)?)/.exec(expr) ?? [];
  const found = OPERATORS.find((known) => known === operator);
  if (found === undefined) throw new Error(`${name} compares its value with no number`);
  return { operator: found, value: Number(value) };
}
