import type { Launched } from './launch.js';

/** The announcement of a demo process. */
export interface Announced {
  readonly text: string;
  readonly gatewayUrl: string;
  readonly simulatorUrl: string;
  readonly token: string;
  /** The query, as printed. */
  readonly query: string;
  /** The whole curl command, as printed. */
  readonly curl: string;
}

/** Waits for the announcement of the demo, and parses it. */
export async function announced(demo: Launched): Promise<Announced> {
  await demo.says(/Ctrl-C stops it\./);
  const text = demo.said();
  const find = (pattern: RegExp) => pattern.exec(text)?.[1] ?? '';
  return {
    text,
    gatewayUrl: find(/GraphQL +(\S+)\/graphql\n/),
    simulatorUrl: find(/Simulator +(\S+)/),
    token: find(/Bearer token +(\S+)/),
    query: find(/into the explorer:\n\n([^]*?)\n\nOr from a terminal/),
    curl: find(/Or from a terminal:\n\n([^]*?)\n\nCtrl-C/),
  };
}
