import { readAlertRules } from '../../../scripts/grafana/alert-rules.js';
import { PROMETHEUS, promtool } from '../../support/promtool.js';
import { describeWith } from '../../support/requirement.js';
import { CASE_FILES, readAlertsText, readCases, runCases } from './rule-cases.js';

const FOLDER = 'deploy/prometheus';
const RULE_FILES = ['operated-gateway-recordings', 'operated-gateway'].map(
  (name) => `${FOLDER}/rules/${name}.yml`,
);
/** Its expectations concern all rules. */
const HEALTHY = 'healthy.yml';

/** What the cases of deploy/prometheus/tests expect of each alert. */
const expectations = CASE_FILES.flatMap((file) => readCases(file).tests)
  .flatMap(({ alert_rule_test: checks }) => checks)
  .map(({ alertname, exp_alerts: alerts }) => ({ alertname, fires: alerts.length > 0 }));

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
    const { status, output } = promtool(['check', 'rules', '--lint-fatal', ...RULE_FILES]);

    expect([status, output]).toEqual([0, expect.stringContaining(`${readAlertRules().length} rules found`)]);
  });

  it('accepts the configuration', () => {
    const { status, output } = promtool(['check', 'config', '--lint-fatal', `${FOLDER}/prometheus.yml`]);

    expect([status, output]).toEqual([0, expect.stringContaining('2 rule files found')]);
  });

  it('finds that no rule of all fires for healthy gateways', () => {
    expect(promtool(['test', 'rules', `${FOLDER}/tests/${HEALTHY}`])).toMatchObject({ status: 0 });
  });

  it.each(CASE_FILES.filter((file) => file !== HEALTHY))(
    'finds that the rules behave as %s expects',
    (file) => {
      expect(runCases(readCases(file))).toMatchObject({ status: 0 });
    },
  );

  it('finds another threshold, and another time for which it has to hold', () => {
    const file = readCases('live-updates.yml');
    const tests = file.tests.filter(({ alert_rule_test: checks }) =>
      checks.some(({ alertname }) => alertname === 'OperatedGatewayPollsLate'),
    );
    const rules = readAlertsText();
    const withRules = (changed: string) => {
      expect(changed).not.toBe(rules);
      return runCases({ ...file, tests }, changed).status;
    };

    expect(withRules(rules.replace('poll_age_seconds > 60', 'poll_age_seconds > 59'))).toBe(1);
    expect(withRules(rules.replace(/(poll_age_seconds > 60\n +for:) 1m/, '$1 2m'))).toBe(1);
    expect(withRules(`${rules}\n`)).toBe(0);
  });
});
