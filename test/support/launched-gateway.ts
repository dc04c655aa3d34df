import { launch, type Launched } from './launch.js';

/** A gateway in a process of its own. */
export interface LaunchedGateway extends Launched {
  readonly url: string;
  /** The lines of its log so far. */
  readonly log: () => readonly LogLine[];
}

export type LogLine = Readonly<Record<string, unknown>> & { readonly level: string; readonly msg: string };

/**
 * Starts a built gateway on a free port and waits until it listens.
 * @param nodeOptions options of Node, before the program.
 */
export async function launchGateway(
  operatedUrl: string,
  variables: Readonly<Record<string, string>> = {},
  nodeOptions: readonly string[] = [],
): Promise<LaunchedGateway> {
  const launched = launch(process.execPath, [...nodeOptions, 'dist/src/main.js'], {
    OPERATED_BASE_URL: operatedUrl,
    PORT: '0',
    EXPLORER: 'off',
    ...variables,
  });
  const [, url = ''] = await launched.says(/Server listening at (http:[^"\s]+)/);
  const log = () =>
    launched
      .said()
      .split('\n')
      .filter((line) => line.startsWith('{') && line.endsWith('}'))
      .map((line) => JSON.parse(line) as LogLine);
  return { ...launched, url, log };
}
