import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PEERS, ROOT } from './contestants.js';

const FILE = join(ROOT, 'bench/RESULTS.md');
const BEGIN = '<!-- bench:peers begins: written by npm run bench:peers -->';
const END = '<!-- bench:peers ends -->';

/** Replaces the section of the peers in bench/RESULTS.md; without one, the section becomes the last. */
export function writeSection(markdown: string): void {
  const text = readFileSync(FILE, 'utf8');
  const from = text.indexOf(BEGIN);
  const to = text.indexOf(END);
  const section = `${BEGIN}\n\n${markdown}\n\n${END}`;
  const before = from === -1 ? `${text.trimEnd()}\n\n` : text.slice(0, from);
  const after = to === -1 ? '\n' : text.slice(to + END.length);
  writeFileSync(FILE, before + section + after);
}

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
