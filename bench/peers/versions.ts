import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PEERS, ROOT } from './contestants.js';

/** The versions of Node, of the peers' packages, and of the packages of the gateway. */
export function versions(): string {
  const list = (folder: string, names?: readonly string[]) => {
    const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    return Object.entries(dependencies)
      .filter(([name]) => names === undefined || names.includes(name))
      .map(([name, version]) => `${name} ${version}`)
      .join(', ');
  };
  const own = ['@apollo/server', 'axios', 'fastify', 'graphql', 'type-graphql', 'undici'];
  return `Node ${process.versions.node}. Peers: ${list(PEERS)}. This gateway: ${list(ROOT, own)}.`;
}
