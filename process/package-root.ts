import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of the package. It is found by package.json, because this file runs from process/ in tests and from
 * dist/process/ in production.
 * @throws Error if no folder above this file has a package.json.
 */
export function packageRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No package.json above ${__dirname}`);
    folder = parent;
  }
  return folder;
}
