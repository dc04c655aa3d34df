/**
 * Answers in place of Operated with bodies that are serialised once, so that a bench measures the gateway. The bodies are
 * those of a simulator; every token is accepted. The variables are PORT, HUBS, and DELAY_MS, the time of each answer.
 */
import { createServer } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import { createSimulator } from '../../simulator/simulator.js';
import { issueToken } from '../live/world.js';

const { PORT, HUBS = '500', DELAY_MS = '0' } = process.env;

async function main(): Promise<void> {
  const hubs = Number(HUBS);
  const simulator = createSimulator({ port: 0, hubs, spaces: Math.ceil(hubs / 10), accounts: 1 });
  await simulator.start();
  const token = await issueToken(simulator.url);
  const read = async (path: string): Promise<string> => {
    const answer = await fetch(simulator.url + path, { headers: { authorization: `Bearer ${token}` } });
    return answer.text();
  };
  const bodies = new Map<string, Buffer>();
  for (const path of ['/api/hubs/v1', '/api/accounts/v1', '/api/accounts/v1/groups', '/api/spaces/v1']) {
    bodies.set(path, Buffer.from(await read(path)));
  }
  const rows = JSON.parse(String(bodies.get('/api/hubs/v1'))) as readonly { readonly id: string }[];
  for (const row of rows) bodies.set(`/api/hubs/v1/${row.id}`, Buffer.from(JSON.stringify(row)));
  await simulator.stop();
  const delayMs = Number(DELAY_MS);
  let answers = 0;
  createServer((request, response) => {
    const body = bodies.get(request.url ?? '') ?? (request.url === '/ready' ? Buffer.from('[]') : undefined);
    const answer = () => {
      // The gateway does not parse a body that equals the last one: each begins with other white space.
      answers += 1;
      const space = answers.toString(2).replaceAll('0', ' ').replaceAll('1', '\n');
      response.writeHead(body === undefined ? 404 : 200, {
        'content-type': 'application/json',
        'content-length': space.length + (body?.length ?? 0),
      });
      response.write(space);
      response.end(body);
    };
    if (delayMs === 0) answer();
    else void after(delayMs).then(answer);
  }).listen(Number(PORT), '127.0.0.1');
}

void main();
