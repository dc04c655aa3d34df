import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  configurationWith,
  heapMebibytes,
  longestStopSeconds,
  mebibytes,
  readDeployFile,
} from '../../support/deploy-files.js';
import { describeWith } from '../../support/requirement.js';

const NAME = 'operated-gateway.service';
const unit = readDeployFile(`systemd/${NAME}`);

/** The values of a setting, in the order of the file. */
const valuesOf = (setting: string) =>
  [...unit.matchAll(new RegExp(`^${setting}=(.*)$`, 'gm'))].map(([, value = '']) => value);
const [maximum = ''] = valuesOf('MemoryMax');
const variables = Object.fromEntries(
  valuesOf('Environment').map((assignment) => assignment.split(/=(.*)/, 2) as [string, string]),
);
/** With those that the unit asks for in its EnvironmentFile. */
const configured = {
  ...variables,
  OPERATED_BASE_URL: 'https://operated.ochno.com',
  OPERATED_CLIENT_ID: 'client',
};

describe('The unit of systemd', () => {
  it('has valid variables', () => {
    expect(configurationWith(configured).OPERATED_CLIENT_SECRET).toBe('secret');
  });

  it('leaves a gateway the time, the memory and the descriptors that it needs', () => {
    const config = configurationWith(configured);

    expect(Number(valuesOf('TimeoutStopSec')[0])).toBeGreaterThanOrEqual(longestStopSeconds(config));
    expect(mebibytes(maximum) - heapMebibytes(variables)).toBeGreaterThanOrEqual(384);
    expect(Number(valuesOf('LimitNOFILE')[0])).toBeGreaterThanOrEqual(
      config.CONNECTIONS_LIMIT + config.OPERATED_CONCURRENCY + 40,
    );
  });
});

const SYSTEMD = {
  name: 'systemd-analyze',
  install: 'apt-get install systemd',
  isMet: () => spawnSync('systemd-analyze', ['--version']).status === 0,
};

describeWith(SYSTEMD, 'systemd-analyze', () => {
  const folder = mkdtempSync(join(tmpdir(), 'systemd-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const verify = (text: string) => {
    const file = join(folder, NAME);
    writeFileSync(file, text.replace('/usr/bin/node', process.execPath));
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
    // It verifies the units of the machine too.
    return { status, complaints: stderr.split('\n').filter((line) => line.includes(NAME)) };
  };

  it('accepts the unit, and not one with an unknown setting', () => {
    expect(verify(unit)).toEqual({ status: 0, complaints: [] });
    expect(verify(`${unit}\n[Service]\nNoNewPrivilege=yes\n`).complaints).not.toEqual([]);
  });
});
