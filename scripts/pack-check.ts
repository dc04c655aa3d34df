import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod/v3';
import { packageRoot } from '../process/package-root.js';
import { packageVersion } from '../process/version.js';
import { contentViolations } from './package/contents.js';
import { npmWarnings } from './package/npm-warnings.js';
import { runToEnd, start, type Started } from './package/started.js';

/**
 * Proves that the package works where it is installed: packs it, installs the tarball into empty folders, with and
 * without the packages that only the simulator needs, starts both commands and queries the gateway. Exits with 1 at the
 * first violation.
 */
async function main(folder: string): Promise<void> {
  const tarball = await pack(folder);
  const [whole, withoutOptional] = await Promise.all([
    install(tarball, join(folder, 'whole'), []),
    install(tarball, join(folder, 'gateway-only'), ['--omit=optional']),
  ]);

  const { output: version } = await succeed(whole.gateway, ['--version'], folder);
  expect(version.trim() === packageVersion(), `--version prints ${packageVersion()}`);
  const { output: help } = await succeed(whole.gateway, ['--help'], folder);
  expect(help.includes('Usage: operated-gateway'), '--help prints the usage');
  const refused = await runToEnd(withoutOptional.simulator, [], folder);
  expect(
    refused.code === 1 && refused.output.includes('npm install @fastify/formbody@'),
    'operated-simulator says which packages are missing, and how to install them',
  );

  const simulator = start(whole.simulator, { SIMULATOR_PORT: '0' });
  const [, operatedUrl = ''] = await simulator.says(/listens on (http:\S+)/);
  const variables = {
    OPERATED_BASE_URL: operatedUrl,
    OPERATED_CLIENT_ID: 'demo-client',
    OPERATED_CLIENT_SECRET: 'demo-secret',
    SERVICE_ACCESS: 'open',
    PORT: '0',
  };
  await succeed(whole.gateway, ['--print-config'], folder, variables);
  await succeed(whole.gateway, ['check'], folder, variables);
  for (const { gateway, name } of [whole, withoutOptional]) {
    await queryGateway(start(gateway, variables), name);
  }
  expect((await simulator.stop()) === 0, 'the simulator stops');
}

const packedSchema = z
  .array(
    z.object({
      filename: z.string(),
      size: z.number(),
      unpackedSize: z.number(),
      files: z.array(z.object({ path: z.string(), size: z.number() })),
    }),
  )
  .length(1);

/** @returns the path of the tarball. */
async function pack(folder: string): Promise<string> {
  const { output } = await succeed('npm', ['pack', '--json', '--pack-destination', folder], packageRoot());
  // The build before it prints lines too.
  const json = output.slice(output.search(/^\[$/m), output.lastIndexOf('\n]') + 2);
  const [packed] = packedSchema.parse(JSON.parse(json));
  if (packed === undefined) throw new Error('npm pack has written no tarball');
  const { filename, size, unpackedSize, files } = packed;
  const violations = contentViolations(files, size);
  expect(violations.length === 0, `the contents of ${filename}`, violations.join('\n'));
  print(`${filename}: ${megabytes(size)}, ${files.length} files of ${megabytes(unpackedSize)}`);
  return join(folder, filename);
}

interface Installed {
  readonly name: string;
  /** The paths of the commands. */
  readonly gateway: string;
  readonly simulator: string;
}

async function install(tarball: string, folder: string, options: readonly string[]): Promise<Installed> {
  await succeed('mkdir', [folder], tmpdir());
  await writeFile(join(folder, 'package.json'), '{ "private": true }');
  const args = ['install', '--no-audit', '--no-fund', '--prefer-offline', ...options, tarball];
  const { output } = await succeed('npm', args, folder);
  const name = ['npm install', ...options].join(' ');
  const warnings = npmWarnings(output);
  expect(warnings.length === 0, `${name} prints no warning`, warnings.join('\n'));
  const { output: used } = await succeed('du', ['-sm', 'node_modules'], folder);
  print(`${name}: ${used.split('\t', 1).join('')} MB`);
  const bin = join(folder, 'node_modules', '.bin');
  return { name, gateway: join(bin, 'operated-gateway'), simulator: join(bin, 'operated-simulator') };
}

const answerSchema = z.object({ data: z.object({ hubs: z.object({ totalCount: z.number() }) }) });

async function queryGateway(gateway: Started, name: string): Promise<void> {
  const [, url = ''] = await gateway.says(/Server listening at (http:[^"\s]+)/);
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ hubs(first: 1) { totalCount nodes { name } } }' }),
  });
  const answer = answerSchema.safeParse(await response.json());
  expect(answer.success && answer.data.data.hubs.totalCount > 0, `${name}: the gateway answers a query`);
  const page = await fetch(`${url}/explorer`);
  expect(page.status === 200, `${name}: the gateway serves the explorer`);
  expect((await gateway.stop()) === 0, `${name}: the gateway stops with exit code 0`);
}

async function succeed(
  program: string,
  args: readonly string[],
  folder: string,
  variables?: Readonly<Record<string, string>>,
) {
  const ended = await runToEnd(program, args, folder, variables);
  const command = [program.split('/').at(-1), ...args].join(' ');
  if (ended.code !== 0) throw new Error(`${command} ended with ${ended.code}:\n${ended.output}`);
  return ended;
}

/** @throws Error with the details where it does not hold. */
function expect(holds: boolean, what: string, details = ''): void {
  if (!holds) throw new Error(`does not hold: ${what}\n${details}`.trim());
  print(`ok  ${what}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

void (async () => {
  const folder = await mkdtemp(join(tmpdir(), 'operated-gateway-package-'));
  try {
    await main(folder);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    // Processes that were started and failed must not keep this one alive.
    process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
    process.exit();
  }
})();
