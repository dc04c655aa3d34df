import { readProcessUse } from '../attacks/process-use.js';
import { freePort, residentBytes, startNode } from '../live/world.js';
import type { Server } from './contestants.js';
import type { Cores } from './cores.js';
import { bodyOf, type Question } from './questions.js';

/** A server that runs. */
export interface RunningServer {
  readonly server: Server;
  readonly url: string;
  /** User and system time since the start. @throws Error if the process has ended. */
  cpuSeconds(): number;
  residentMib(): number;
}

/**
 * Starts a server, binds it, and waits until it answers the question; `endAll` ends it.
 * @throws Error if it exits.
 */
export async function startServer(
  server: Server,
  operatedUrl: string,
  question: Question,
  cores: Cores,
): Promise<RunningServer> {
  const port = await freePort();
  const { url, child } = await startNode(
    server.program,
    port,
    server.path(question),
    server.variables(port, operatedUrl),
    { isSilent: true, readyRequest: requestOf(question, 'ready') },
  );
  const { pid } = child;
  if (pid === undefined) throw new Error(`${server.name} has no process`);
  cores.bindServer(pid);
  return {
    server,
    url,
    cpuSeconds() {
      const use = readProcessUse(pid);
      if (use === null) throw new Error(`${server.name} has ended`);
      return use.cpuSeconds;
    },
    residentMib: () => residentBytes(child) / 1_024 ** 2,
  };
}

/** The request of a question. @param token the caller's bearer token. */
export function requestOf(question: Question, token: string): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: bodyOf(question),
  };
}
