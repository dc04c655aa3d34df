import { spawnSync } from 'node:child_process';
import type { Requirement } from './requirement.js';

export const CURL: Requirement = {
  name: 'curl',
  install: 'apt-get install curl',
  isMet: () => spawnSync('curl', ['--version']).status === 0,
};
