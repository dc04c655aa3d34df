import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod/v3';
import { packageRoot } from './package-root.js';

const manifestSchema = z.object({ version: z.string().min(1) });

let read: string | undefined;

/**
 * The version of the package, such as `0.1.0`. Its package.json is read once.
 * @throws Error if package.json cannot be read or has no version.
 */
export function packageVersion(): string {
  return (read ??= manifestSchema.parse(
    JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')),
  ).version);
}
