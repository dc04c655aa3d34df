import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { z } from 'zod';
import { freePort } from './free-port.js';
import { launch } from './launch.js';

const SHIPPED = join(__dirname, '../../deploy/prometheus');

/** A series with its value at one moment. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A running Prometheus with the configuration of deploy/prometheus. */
export interface TestPrometheus {
  /** Evaluates an expression now. @throws Error with the reason of Prometheus where it cannot be evaluated. */
  query(expr: string): Promise<readonly Series[]>;
  /** Evaluates an expression until it has what is wanted; the timeout of the test limits it. */
  queryUntil(expr: string, wanted: (series: readonly Series[]) => boolean): Promise<readonly Series[]>;
  /** The rules, each with the result of its last evaluation. */
  rules(): Promise<readonly EvaluatedRule[]>;
  stop(): Promise<void>;
}

/** A change of a file of deploy/prometheus for a test. */
export interface Substitution {
  readonly pattern: RegExp;
  readonly by: string;
}

const answer = z.object({
  data: z.object({
    result: z.array(
      z.object({ metric: z.record(z.string(), z.string()), value: z.tuple([z.number(), z.string()]) }),
    ),
  }),
});
const evaluatedRule = z.object({
  type: z.enum(['alerting', 'recording']),
  name: z.string(),
  health: z.string(),
  lastError: z.string().default(''),
});
const rulesAnswer = z.object({
  data: z.object({ groups: z.array(z.object({ rules: z.array(evaluatedRule) })) }),
});

export type EvaluatedRule = z.infer<typeof evaluatedRule>;

/** How often an expression is evaluated while a test waits: Prometheus scrapes less often. */
const PAUSE_MS = 100;

/**
 * Starts Debian's Prometheus with the shipped configuration and rules.
 * @param targets the metrics ports of the gateways.
 * @param substitutions intervals that are shorter for a test; each must match.
 */
export async function startPrometheus(
  targets: readonly string[],
  substitutions: readonly Substitution[],
): Promise<TestPrometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
  cpSync(SHIPPED, folder, { recursive: true });
  const files = ['prometheus.yml', ...readdirSync(join(folder, 'rules')).map((name) => `rules/${name}`)];
  const texts = new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  const all = [
    { pattern: /targets: \[gateway-.*\]/g, by: `targets: [${targets.join(', ')}]` },
    ...substitutions,
  ];
  for (const { pattern, by } of all) {
    const matching = [...texts].filter(([, text]) => text.search(pattern) >= 0);
    if (matching.length === 0) throw new Error(`${String(pattern)} matches nothing of deploy/prometheus`);
    for (const [file, text] of matching) texts.set(file, text.replaceAll(pattern, by));
  }
  for (const [file, text] of texts) writeFileSync(join(folder, file), text);

  const port = await freePort();
  const flags = [
    `--config.file=${folder}/prometheus.yml`,
    `--storage.tsdb.path=${folder}/data`,
    `--web.listen-address=127.0.0.1:${port}`,
  ];
  // It logs to standard error.
  const server = launch('sh', ['-c', 'exec prometheus "$@" 2>&1', 'sh', ...flags]);
  await server.says(/Server is ready to receive web requests/);
  const ask = async (path: string, form?: URLSearchParams): Promise<unknown> => {
    const response = await fetch(
      `http://127.0.0.1:${port}/api/v1/${path}`,
      form && { method: 'POST', body: form },
    );
    if (!response.ok) throw new Error(`${path} ${String(form)}: ${await response.text()}`);
    return response.json();
  };
  const query = async (expr: string) =>
    answer
      .parse(await ask('query', new URLSearchParams({ query: expr })))
      .data.result.map(({ metric, value: [, value] }): Series => ({ labels: metric, value: Number(value) }));

  return {
    query,
    async queryUntil(expr, wanted) {
      for (;;) {
        const series = await query(expr);
        if (wanted(series)) return series;
        await after(PAUSE_MS);
      }
    },
    rules: async () => rulesAnswer.parse(await ask('rules')).data.groups.flatMap(({ rules }) => rules),
    async stop() {
      server.child.kill('SIGTERM');
      await server.ended();
      rmSync(folder, { recursive: true });
    },
  };
}
