import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod/v3';
import { packageRoot } from '../process/package-root.js';

const manifestSchema = z.object({ optionalDependencies: z.record(z.string()) });

/** A package that only the simulator needs is missing. The message is for the person who starts the simulator. */
export class MissingPackagesError extends Error {
  override readonly name = 'MissingPackagesError';
}

/**
 * Verifies that the packages are installed that only the simulator needs: the optional dependencies, which an
 * installation of the gateway may leave out.
 * @param isInstalled whether a package is in a folder in which Node searches for it.
 * @throws MissingPackagesError that names all missing ones, and how to install them.
 */
export function requireOptionalPackages(isInstalled: (name: string) => boolean = isInFolder): void {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  const { optionalDependencies } = manifestSchema.parse(manifest);
  const missing = Object.entries(optionalDependencies).filter(([name]) => !isInstalled(name));
  if (missing.length === 0) return;
  const packages = missing.map(([name, version]) => `${name}@${version}`);
  throw new MissingPackagesError(
    [
      'The simulator needs packages that the gateway does not, and they are not installed:',
      ...missing.map(([name]) => `  ${name}`),
      `Install them: npm install ${packages.join(' ')}`,
    ].join('\n'),
  );
}

/** Not by `require.resolve(name)`: a package need not export anything by its bare name. */
function isInFolder(name: string): boolean {
  const folders = createRequire(__filename).resolve.paths(name) ?? [];
  return folders.some((folder) => existsSync(join(folder, name, 'package.json')));
}
