import { existsSync, readFileSync } from 'node:fs';
import { DEEPEST_JSON, MOST_JSON_VALUES } from '../../../src/wire/json-list.js';
import type { Answer } from '../../support/gateway.js';
import { launchGateway } from '../../support/launched-gateway.js';
import { endProcessesAfterAll } from '../../support/launch.js';
import { startStubOperated } from '../../support/stub-operated.js';

/** What docs/operating.md states for one answer of Operated, beside the 120 MiB of a gateway at rest. */
const STATED_MIB = 550;
const AT_REST_MIB = 120;
const LARGEST_BYTES = 40_000_000;
/** A gateway whose heap grows beyond this ends. */
const HEAP_LIMIT = '--max-old-space-size=512';
const UNLIMITED_BYTES = '1000000000000';

/** As many entries as the bounds of values and of bytes allow. */
function listOf(valuesOfEntry: number, entry: (index: number) => string): string {
  const entries: string[] = [];
  for (let length = 2, values = 2; ; values += valuesOfEntry) {
    const next = entry(entries.length);
    length += Buffer.byteLength(next) + 1;
    if (length > LARGEST_BYTES || values + valuesOfEntry > MOST_JSON_VALUES) break;
    entries.push(next);
  }
  return `[${entries.join(',')}]`;
}

/** The largest resident set of a process so far, MiB; 0 where the system has no /proc. */
function peakMibOf(pid: number | undefined): number {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return 0;
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1]) / 1_024;
}

/** Some of these answers take seconds of CPU time, which a busy machine makes more than the deadline. */
const PATIENT = { OPERATED_TIMEOUT_MS: '60000', REQUEST_DEADLINE_MS: '60000' };

describe('an answer of Operated that is made to use up memory', () => {
  endProcessesAfterAll();

  it.each<[string, () => string]>([
    ['of 40 MB of opening brackets', () => '['.repeat(LARGEST_BYTES)],
    ['that is too deep at its end', () => `[0,${'[{"a":'.repeat(DEEPEST_JSON)}`],
    ['of too many values', () => `[${'{},'.repeat(MOST_JSON_VALUES)}{}]`],
    ['that is too large', () => `["${'a'.repeat(LARGEST_BYTES)}"]`],
    ['of empty rows', () => listOf(2, () => '{}')],
    ['of one long text', () => `[{"name":"${'ä'.repeat(LARGEST_BYTES / 2 - 20)}"}]`],
    ['of keys that are all different', () => listOf(2, (index) => `{"key${index}":"😀"}`)],
    ['of keys that are numbers', () => listOf(2, (index) => `{"${index * 97}":0}`)],
    [
      'of one object with many keys',
      () =>
        listOf(1, (index) => `"${index}"`)
          .replace(/",/g, '":0,')
          .replace('[', '{')
          .replace(']', ':0}'),
    ],
  ])('%s ends as UPSTREAM_INVALID_RESPONSE within the stated memory', async (_title, body) => {
    const operated = await startStubOperated({ '/api/hubs/v1': { body: body() } });
    const variables = { SHED_HEAP_BYTES: UNLIMITED_BYTES, ...PATIENT };
    const gateway = await launchGateway(operated.url, variables, [HEAP_LIMIT]);
    const answer = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer token' },
      body: JSON.stringify({ query: '{ hubs { nodes { id } } }' }),
    });

    const { data, errors } = (await answer.json()) as Partial<Answer>;

    expect(data).toEqual({ hubs: null });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UPSTREAM_INVALID_RESPONSE']);
    expect(peakMibOf(gateway.child.pid)).toBeLessThan(AT_REST_MIB + STATED_MIB);
    gateway.child.kill('SIGKILL');
    await gateway.ended();
    await operated.stop();
  });
});
