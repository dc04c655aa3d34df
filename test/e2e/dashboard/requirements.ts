import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../process/package-root.js';
import { hashInputs } from '../../../scripts/dashboard/inputs.js';
import type { Requirement } from '../../support/requirement.js';

const SOURCES = join(packageRoot(), 'examples', 'dashboard');

/** The folder with the built dashboard. */
export const BUILT_DASHBOARD = join(packageRoot(), 'dist', 'dashboard');

/** `npm test` does not build the dashboard, and a test of an old build would mislead. */
export const CURRENT_BUILD: Requirement = {
  name: 'a current build of the dashboard',
  install: 'npm run build:dashboard',
  isMet: () => {
    const stamp = join(BUILT_DASHBOARD, 'sources.sha256');
    return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashInputs(SOURCES);
  },
};

export const DASHBOARD_PACKAGES: Requirement = {
  name: 'the packages of the dashboard',
  install: 'npm run install:dashboard',
  isMet: () => existsSync(join(SOURCES, 'node_modules', 'vite')),
};
