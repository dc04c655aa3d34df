import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { misspeltVariables } from '../../process/misspelt-variables.js';
import { variableNames } from '../../process/secret-files.js';
import {
  CONFIG_DECLARATION,
  type GatewayConfig,
  readGatewayConfig,
} from '../../src/config/gateway-config.js';

export const DEPLOY = join(__dirname, '../../deploy');

/** What a stop takes beside the variables: leases are released for 5 seconds at most, and the log is written in one. */
const CLOSE_MS = 6_000; // 6 seconds

/** A valid secret of each kind, by the last part of the path of its file. */
const SECRETS: Readonly<Record<string, string>> = {
  'redis-url': 'redis://:password@redis:6379',
  'operated-client-secret': 'secret',
  'session-secret': 's'.repeat(32),
  'api-keys': `app/${'0'.repeat(64)}/hubs:read`,
};

/** The text of a file of deploy/. */
export function readDeployFile(path: string): string {
  return readFileSync(join(DEPLOY, path), 'utf8');
}

/** The first document of a YAML file of deploy/. The test states its type. @throws Error if it is not valid YAML. */
export function readDeployYaml<Content>(path: string): Content {
  return parseYaml<Content>(readDeployFile(path))[0] as Content;
}

/** The documents of a YAML text. @throws Error if it is not valid YAML. */
export function parseYaml<Content>(text: string): readonly Content[] {
  const documents = parseAllDocuments(text, { merge: true });
  if ('empty' in documents) return [];
  return documents.map((document) => {
    const [error] = document.errors;
    if (error) throw error;
    return document.toJS() as Content;
  });
}

/** The variables that deploy/Dockerfile sets in the image of the gateway. */
export function imageVariables(): Readonly<Record<string, string>> {
  const stages = readDeployFile('Dockerfile').split(/^FROM /m);
  const texts = stages.filter((stage) => / AS (runtime|gateway)$/m.test(stage));
  const lines = texts.flatMap((text) =>
    [...text.matchAll(/^ENV (.*)$/gm)].map(([, variables = '']) => variables),
  );
  return Object.fromEntries(
    lines.flatMap((line) => line.split(' ').map((each) => each.split('=', 2) as [string, string])),
  );
}

/**
 * The configuration of a gateway in the image with these variables, whose secrets are in files.
 * @throws Error if a variable is not valid, or unknown and similar to a known one.
 */
export function configurationWith(variables: Readonly<Record<string, string>>): GatewayConfig {
  const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  try {
    const environment = Object.entries({ ...imageVariables(), ...variables }).map(([name, value]) => {
      if (!name.endsWith('_FILE')) return [name, value] as const;
      const file = value.replace(/.*\//, '');
      writeFileSync(join(folder, file), SECRETS[file] ?? '');
      return [name, join(folder, file)] as const;
    });
    const [misspelling] = misspeltVariables(variableNames(CONFIG_DECLARATION), variables);
    if (misspelling) throw new Error(`${misspelling.variable} is not a variable`);
    return readGatewayConfig(Object.fromEntries(environment));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The longest time that a stop of a gateway takes, in seconds: docs/operating.md#stopping. */
export function longestStopSeconds(config: GatewayConfig): number {
  return (2 * config.SHUTDOWN_DELAY_MS + config.SHUTDOWN_TIMEOUT_MS + CLOSE_MS) / 1_000;
}

/** MiB of a quantity such as `1Gi`, `384Mi` (Kubernetes), `1g` or `512m` (Compose). @throws Error for another one. */
export function mebibytes(quantity: string): number {
  const [, number = '', unit = ''] = /^(\d+)([GMgm])i?$/.exec(quantity) ?? [];
  if (unit === '') throw new Error(`${quantity} is not a quantity of memory`);
  return Number(number) * (unit.toUpperCase() === 'G' ? 1_024 : 1);
}

/** The heap limit in MiB that the variables set. */
export function heapMebibytes(variables: Readonly<Record<string, string>>): number {
  return Number(/--max-old-space-size=(\d+)/.exec(variables['NODE_OPTIONS'] ?? '')?.[1]);
}
