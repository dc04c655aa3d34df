import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Requirement } from './requirement.js';

const ROOT = join(__dirname, '../..');

/** Prometheus and its promtool. */
export const PROMETHEUS: Requirement = {
  name: 'prometheus',
  install: 'apt-get install prometheus',
  isMet: () => ['prometheus', 'promtool'].every((name) => spawnSync(name, ['--version']).status === 0),
};

/** Runs promtool in the root of the repository. @param input its standard input. */
export function promtool(
  args: readonly string[],
  input = '',
): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync('promtool', args, { cwd: ROOT, input, encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
}
