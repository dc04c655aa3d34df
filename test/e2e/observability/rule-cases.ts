import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { promtool } from '../../support/promtool.js';

const FOLDER = join(__dirname, '../../../deploy/prometheus');

const caseFile = z.object({
  evaluation_interval: z.string(),
  tests: z.array(
    z.looseObject({
      alert_rule_test: z
        .array(z.looseObject({ alertname: z.string(), exp_alerts: z.array(z.unknown()) }))
        .default([]),
    }),
  ),
});
const alertFile = z.object({
  groups: z.array(z.looseObject({ rules: z.array(z.looseObject({ alert: z.string() })) })),
});
const recordingFile = z.object({
  groups: z.array(z.looseObject({ rules: z.array(z.looseObject({ record: z.string(), expr: z.string() })) })),
});

/** A file of cases for `promtool test rules`. */
export type CaseFile = z.infer<typeof caseFile>;

/** The files of deploy/prometheus/tests. */
export const CASE_FILES = readdirSync(join(FOLDER, 'tests'));

/** The cases of a file of deploy/prometheus/tests. @throws ZodError if it is not such a file. */
export function readCases(file: string): CaseFile {
  return caseFile.parse(parse(readText(`tests/${file}`)));
}

/** The text of the shipped file of alerts. */
export function readAlertsText(): string {
  return readText('rules/operated-gateway.yml');
}

/**
 * Runs cases with promtool, each with the alerts that it names and the recording rules that these read: promtool
 * evaluates all rules that it is given at each step of each case, which takes ten times as long.
 * @param alertsText a file of alerts.
 * @returns the exit code and the output of promtool.
 */
export function runCases(
  { tests, ...file }: CaseFile,
  alertsText = readAlertsText(),
): ReturnType<typeof promtool> {
  const { groups } = alertFile.parse(parse(alertsText));
  const folder = mkdtempSync(join(tmpdir(), 'rules-'));
  const files = tests.map((test, index) => {
    const named = new Set(test.alert_rule_test.map(({ alertname }) => alertname));
    const alerts = groups.map((group) => ({
      ...group,
      rules: group.rules.filter(({ alert }) => named.has(alert)),
    }));
    const rules = `rules-${index}.yml`;
    writeFileSync(
      join(folder, rules),
      stringify({ groups: [...recordingsOf(stringify(alerts)), ...alerts] }),
    );
    const path = join(folder, `case-${index}.yml`);
    writeFileSync(path, stringify({ ...file, rule_files: [rules], tests: [test] }));
    return path;
  });
  const result = promtool(['test', 'rules', ...files]);
  rmSync(folder, { recursive: true });
  return result;
}

/** The groups of recording rules with those that the text reads, and those that these read in turn. */
function recordingsOf(text: string): z.infer<typeof recordingFile>['groups'] {
  const { groups } = recordingFile.parse(parse(readText('rules/operated-gateway-recordings.yml')));
  const rules = groups.flatMap((group) => group.rules);
  let read = text;
  // A rule reads only those before it.
  for (const { record, expr } of rules.toReversed()) if (read.includes(record)) read += expr;
  return groups.map((group) => ({
    ...group,
    rules: group.rules.filter(({ record }) => read.includes(record)),
  }));
}

function readText(path: string): string {
  return readFileSync(join(FOLDER, path), 'utf8');
}
