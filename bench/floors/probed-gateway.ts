import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { Pool } from 'undici';
import { end, freePort, startNode } from '../live/world.js';
import type { Cores } from '../peers/cores.js';
import { bodyOf, type Question } from '../peers/questions.js';
import type { ProbeCommand, ProbeReading } from './probe.js';

/** The questions under way at a time. */
const CONNECTIONS = 4;
/** How long an overloaded gateway is asked again, and the pause in between. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 250;

/** A gateway with production defaults, in a process of its own that can be measured. */
export interface ProbedGateway {
  /**
   * Asks the question this number of times, with a token of its own for each question.
   * @throws Error for an answer with errors, or if the gateway stays overloaded.
   */
  ask(question: Question, times: number): Promise<void>;
  probe(command: ProbeCommand): Promise<ProbeReading>;
  /** Ends it before the others. */
  end(): Promise<void>;
}

/** Starts it; `endAll` ends it. @param variables beside the defaults of production. */
export async function startProbedGateway(
  operatedUrl: string,
  variables: Readonly<Record<string, string>>,
  cores: Cores,
): Promise<ProbedGateway> {
  const port = await freePort();
  const { url, child } = await startNode(
    'src/main.js',
    port,
    '/readyz',
    {
      PORT: String(port),
      OPERATED_BASE_URL: operatedUrl,
      NODE_ENV: 'production',
      // One caller asks for as much here as thousands do.
      COST_BUDGET_PER_MINUTE: '1000000000',
      ...variables,
    },
    { flags: ['--require', join(__dirname, 'probe.js')], isSilent: true, hasChannel: true },
  );
  if (child.pid !== undefined) cores.bindServer(child.pid);
  const pool = new Pool(url, { connections: CONNECTIONS });
  return {
    async ask(question, times) {
      let left = times;
      const body = bodyOf(question);
      const askInTurn = async () => {
        while (left > 0) {
          left -= 1;
          await askOnce(pool, body, `floors-${question.name}`);
        }
      };
      await Promise.all(Array.from({ length: CONNECTIONS }, askInTurn));
    },
    probe: (command) => probe(child, command),
    async end() {
      await end(child, 'SIGKILL');
      await pool.destroy();
    },
  };
}

async function askOnce(pool: Pool, body: string, token: string): Promise<void> {
  const patience = performance.now() + PATIENCE_MS;
  for (;;) {
    const { statusCode, body: answer } = await pool.request({
      path: '/graphql',
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body,
    });
    const text = await answer.text();
    if (statusCode === 200 && !text.includes('"errors":')) return;
    // A machine that is busy with something else delays the gateway's event loop, which then rejects requests.
    if (statusCode !== 503 || performance.now() > patience) {
      throw new Error(`the gateway answers with ${statusCode}: ${text.slice(0, 300)}`);
    }
    await after(PAUSE_MS);
  }
}

async function probe(child: ChildProcess, command: ProbeCommand): Promise<ProbeReading> {
  const answered = once(child, 'message');
  child.send(command);
  const [reading] = (await answered) as [ProbeReading];
  return reading;
}
