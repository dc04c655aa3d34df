import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../../../process/package-root.js';
import { CURL } from '../../support/curl.js';
import { useDemo } from '../../support/demo.js';
import { blocksIn, readDocuments } from '../../support/documents.js';
import { endProcessesAfterAll, launch } from '../../support/launch.js';
import { describeWith } from '../../support/requirement.js';

const { start: START } = z
  .object({ scripts: z.object({ start: z.string() }) })
  .parse(JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'))).scripts;

endProcessesAfterAll();
const demo = useDemo();

/** The command with the addresses and the token of the demo in place of the documented ones. */
function againstDemo(command: string): string {
  const { gatewayUrl, simulatorUrl, metricsUrl, token } = demo;
  return command
    .replaceAll('http://127.0.0.1:4000', gatewayUrl)
    .replaceAll('http://127.0.0.1:9464/metrics', metricsUrl)
    .replaceAll(/http:\/\/127\.0\.0\.1:4010|https:\/\/operated\.ochno\.com/g, simulatorUrl)
    .replaceAll('YOUR_CLIENT_ID', 'demo-client')
    .replaceAll('YOUR_CLIENT_SECRET', 'demo-secret')
    .replaceAll('<token>', token);
}

describeWith(CURL, 'The curl commands', () => {
  let curlHome = '';

  beforeAll(() => {
    curlHome = mkdtempSync(join(tmpdir(), 'curl-'));
    // An error status fails the command.
    writeFileSync(join(curlHome, '.curlrc'), 'fail-with-body\nsilent\nshow-error\nmax-time = 20\n');
  });
  afterAll(() => rmSync(curlHome, { recursive: true, force: true }));

  // One shell for each document, because a block may use variables of an earlier one.
  const commands = readDocuments().map(({ path, blocks }) => {
    const shell = blocks.filter(({ language, text }) => language === 'sh' && /\bcurl\b/.test(text));
    return [path, shell.map(({ text }) => text).join('\n')] as const;
  });

  test.each(commands.filter(([, text]) => text !== ''))('of %s succeed', async (_path, text) => {
    const program = `set -e\n${againstDemo(text)}`;
    const shell = launch('sh', ['-c', program], { CURL_HOME: curlHome });
    expect([await shell.ended(), shell.complained()]).toEqual([{ code: 0, signal: null }, '']);
    expect(shell.said()).not.toContain('"errors":');
  });
});

describe('The commands that start a gateway', () => {
  const shell = blocksIn('sh');
  const starting = shell.filter(([, { text }]) => /OPERATED_BASE_URL=[^]*npm start/.test(text));

  test('are in the documents', () => {
    expect(starting.map(([place]) => place.replace(/:.*/, ''))).toEqual(
      expect.arrayContaining(['README.md', 'docs/operating.md']),
    );
  });

  test.each(starting)('start it, at %s', async (_place, { text }) => {
    const program = againstDemo(text)
      // `npm test` has run the commands before it, and stopping.test.ts runs `npm start` itself.
      .replaceAll(/^npm (ci|run build)\n/gm, '')
      .replace('npm start', START);
    const gateway = launch('sh', ['-c', program], { PORT: '0', SHUTDOWN_DELAY_MS: '0' });
    const [, port = ''] = await gateway.says(/Server listening at http:[^"\s]+:(\d+)/);
    const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ hubs { totalCount } }"}',
    });
    expect(answer.status).toBe(text.includes('SERVICE_ACCESS=open') ? 200 : 401);
    gateway.child.kill('SIGTERM');
    expect(await gateway.ended()).toEqual({ code: 0, signal: null });
  });

  test('start it with an .env file', async () => {
    const [, block] = shell.find(([, { text }]) => text.startsWith('node --env-file=.env ')) ?? [];
    const file = join(mkdtempSync(join(tmpdir(), 'env-')), '.env');
    writeFileSync(file, `OPERATED_BASE_URL=${demo.simulatorUrl}\nPORT=0\n`);
    const gateway = launch('sh', [
      '-c',
      `exec ${block?.text.replace('--env-file=.env', `--env-file=${file}`)}`,
    ]);
    await gateway.says(/Server listening at http/);
    gateway.child.kill('SIGTERM');
    expect(await gateway.ended()).toEqual({ code: 0, signal: null });
  });
});
