import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';

/** How long a program may take to start or to end, ms. */
const PATIENCE_MS = 60_000; // 1 minute

/** A program that was started. */
export interface Started {
  /** Waits for this text in its standard output. @throws Error where it ends before, or after a minute. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Sends SIGTERM. @returns its exit code. */
  stop(): Promise<number | null>;
}

/** Starts a program with these variables only. */
export function start(program: string, variables: Readonly<Record<string, string>>): Started {
  const child: ChildProcess = spawn(program, {
    env: environmentOf(variables),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const closed = once(child, 'close');
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  return {
    async says(pattern) {
      const limit = after(PATIENCE_MS, 'late' as const, { ref: false });
      for (;;) {
        const found = pattern.exec(output);
        if (found !== null) return found;
        const next = await Promise.race([after(20, 'again' as const), closed, limit]);
        if (next !== 'again') throw new Error(`${program} did not say ${String(pattern)}:\n${output}`);
      }
    },
    async stop() {
      child.kill('SIGTERM');
      await closed;
      return child.exitCode;
    },
  };
}

/** What a program printed, and how it ended. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** Runs a program to its end, in a folder. Its output is standard output and standard error. */
export async function runToEnd(
  program: string,
  args: readonly string[],
  folder: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { cwd: folder, env: environmentOf(variables), maxBuffer: 20_000_000 };
    execFile(program, args, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, output: `${stdout}${stderr}` });
    });
  });
}

/**
 * The variables that npm and Node need, such as those of a registry: without those of a gateway, and without the settings
 * of the repository's .npmrc, which `npm run` exports and a project that installs the package does not have.
 */
function environmentOf(variables: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  const needed = Object.entries(process.env).filter(([name]) => NEEDED.test(name));
  return { PATH, HOME, ...Object.fromEntries(needed), ...variables };
}

const NEEDED =
  /^(npm_config_(cache|registry|userconfig|globalconfig|cafile|ca|strict_ssl|(https_|no_)?proxy)|(https?|no)_proxy|SSL_CERT_\w+|NODE_EXTRA_CA_CERTS)$/i;
