import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../process/package-root.js';

/** The folder of the dashboard that `npm run build:dashboard` has built; undefined where it has not. */
export function builtDashboard(): string | undefined {
  const folder = join(packageRoot(), 'dist', 'dashboard');
  return existsSync(join(folder, 'index.html')) ? folder : undefined;
}
