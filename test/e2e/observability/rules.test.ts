import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readAlertRules } from '../../../scripts/grafana/alert-rules.js';
import { PROMETHEUS, promtool } from '../../support/promtool.js';
import { describeWith } from '../../support/requirement.js';

const ROOT = join(__dirname, '../../..');
const FOLDER = 'deploy/prometheus';
const TESTS = `${FOLDER}/tests`;
const RULES = `${FOLDER}/rules/operated-gateway.yml`;
const filesIn = (folder: string) => readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`);

const testFile = z.object({
  tests: z.array(
    z.object({
      alert_rule_test: z
        .array(z.object({ alertname: z.string(), exp_alerts: z.array(z.unknown()) }))
        .default([]),
    }),
  ),
});

/** What the cases of deploy/prometheus/tests expect of each alert. */
const expectations = filesIn(TESTS).flatMap((file) =>
  testFile
    .parse(parse(readFileSync(join(ROOT, file), 'utf8')))
    .tests.flatMap(({ alert_rule_test: checks }) => checks)
    .map(({ alertname, exp_alerts: alerts }) => ({ alertname, fires: alerts.length > 0 })),
);

describe('Each alert', () => {
  it.each(readAlertRules().map(({ name }) => name))(
    '%s has a case in which it fires, and one in which it does not',
    (name) => {
      const cases = expectations.filter(({ alertname }) => alertname === name);

      expect(new Set(cases.map(({ fires }) => fires))).toEqual(new Set([true, false]));
    },
  );

  it('of a case exists', () => {
    const names = readAlertRules().map(({ name }) => name);

    expect(expectations.filter(({ alertname }) => !names.includes(alertname))).toEqual([]);
  });
});

describeWith(PROMETHEUS, 'promtool', () => {
  it('accepts the rules, without a lint', () => {
    const { status, output } = promtool(['check', 'rules', '--lint-fatal', ...filesIn(`${FOLDER}/rules`)]);

    expect([status, output]).toEqual([0, expect.stringContaining(`${readAlertRules().length} rules found`)]);
  });

  it('accepts the configuration', () => {
    const { status, output } = promtool(['check', 'config', '--lint-fatal', `${FOLDER}/prometheus.yml`]);

    expect([status, output]).toEqual([0, expect.stringContaining('2 rule files found')]);
  });

  it.each(filesIn(TESTS))('finds that the rules behave as %s expects', (file) => {
    expect(promtool(['test', 'rules', file])).toMatchObject({ status: 0 });
  });

  it('finds another threshold, and another time for which it has to hold', () => {
    const folder = mkdtempSync(join(tmpdir(), 'rules-'));
    const test = readFileSync(join(ROOT, TESTS, 'live-updates.yml'), 'utf8');
    const rules = readFileSync(join(ROOT, RULES), 'utf8');
    const withRules = (changed: string) => {
      expect(changed).not.toBe(rules);
      writeFileSync(join(folder, 'rules.yml'), changed);
      writeFileSync(join(folder, 'test.yml'), test.replace('../rules/*.yml', 'rules.yml'));
      return promtool(['test', 'rules', join(folder, 'test.yml')]).status;
    };

    expect(withRules(rules.replace('poll_age_seconds > 60', 'poll_age_seconds > 59'))).toBe(1);
    expect(withRules(rules.replace(/(poll_age_seconds > 60\n +for:) 1m/, '$1 2m'))).toBe(1);
    expect(withRules(`${rules}\n`)).toBe(0);
    rmSync(folder, { recursive: true });
  });
});
