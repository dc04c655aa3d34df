import { useStack } from '../../support/stack.js';
import { until } from '../../support/until.js';
import { hubsOf, hubWhere } from '../../support/world.js';
import { auditLines, changeMany, putsOf, trueConfig } from './changes.js';

const CONFIG = '/api/hubs/v1/{hubId}/config';

describe('a client that disconnects', () => {
  const stack = useStack({ simulator: { hubs: 300, accounts: 1 } });
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });
  beforeEach(() => stack.simulator.control.clearRequests());
  afterEach(() => stack.simulator.control.clearFaults());

  const linesOf = (requestId: string) => auditLines(stack).filter((line) => line['requestId'] === requestId);

  it('during a change of many hubs stops the changes that are not sent yet, and the log has their number', async () => {
    await stack.simulator.control.faults([{ method: 'PUT', path: CONFIG, kind: 'delay', delayMs: 60 }]);
    const ids = hubsOf(stack.simulator.world).map(({ id }) => id);
    const client = new AbortController();
    const answer = changeMany(
      stack,
      ids,
      { ucDefaultModePorts: [1] },
      { token, signal: client.signal, headers: { 'x-request-id': 'left-in-the-middle' } },
    );
    const gone = expect(answer).rejects.toThrow(/abort/i);
    await until(
      () => putsOf(stack),
      (count) => count >= 15,
    );
    client.abort();
    await gone;
    const lines = await until(
      () => linesOf('left-in-the-middle'),
      (found) => found.some(({ msg }) => msg !== 'hub write'),
    );

    const writes = lines.filter(({ msg }) => msg === 'hub write');
    const { log } = await stack.simulator.control.requests();
    const puts = log.filter(({ method }) => method === 'PUT');
    expect(lines.at(-1)).toMatchObject({
      level: 'warn',
      msg: 'the caller went away in the middle of a change of many hubs',
      sent: puts.length,
      wanted: ids.length,
    });
    expect(puts.length).toBeLessThan(40);
    expect(writes).toHaveLength(puts.length);
    // No change that was already sent is aborted: the outcome of each is known.
    for (const { path, status } of puts) {
      const hubId = path.split('/')[4] ?? '';
      const line = writes.find((write) => write['hubId'] === hubId);
      expect(line?.['outcome']).toBe(status === 200 ? 'accepted' : 'UPSTREAM_TIMEOUT');
      if (status === 200) expect(trueConfig(stack.simulator.world, hubId)['mtrdefaultmodeports']).toBe(1);
    }
  }, 20_000);

  it('while the hubs are read causes no change', async () => {
    await stack.simulator.control.faults([{ method: 'GET', path: '/api/hubs/v1', kind: 'hang' }]);
    const ids = hubsOf(stack.simulator.world).map(({ id }) => id);
    const client = new AbortController();
    const answer = changeMany(
      stack,
      ids,
      { ucDefaultModePorts: [2] },
      { token, signal: client.signal, headers: { 'x-request-id': 'left-before' } },
    );
    const gone = expect(answer).rejects.toThrow(/abort/i);
    await until(stack.simulator.control.requests, ({ total }) => total > 0);
    client.abort();
    await gone;
    const [line] = await until(
      () => linesOf('left-before'),
      (found) => found.length > 0,
    );

    expect(line).toMatchObject({ sent: 0, wanted: ids.length });
    expect(await putsOf(stack)).toBe(0);
  });

  it('after the first of several mutations stops the others', async () => {
    const hub = hubWhere(stack.simulator.world, ({ product, online }) => product === 'O-PC-4' && online);
    await stack.simulator.control.faults([{ method: 'PUT', path: '*', kind: 'delay', delayMs: 60 }]);
    const client = new AbortController();
    const field = (port: number) =>
      `p${port}: setActivePort(input: { hubId: "${hub.id}", portNumber: ${port} }) { hub { id } }`;
    const answer = stack.gateway.query(`mutation { ${field(3)} ${field(4)} ${field(2)} }`, {
      token,
      signal: client.signal,
      headers: { 'x-request-id': 'left-after-one' },
    });
    const gone = expect(answer).rejects.toThrow(/abort/i);
    await until(
      () => putsOf(stack),
      (count) => count === 1,
    );
    client.abort();
    await gone;
    await until(
      () => stack.gateway.log,
      (log) => log.some((line) => line.includes('left-after-one') && line.includes('"msg":"operation"')),
    );

    expect(linesOf('left-after-one')).toMatchObject([{ hubId: hub.id, outcome: 'accepted' }]);
    expect(await putsOf(stack)).toBe(1);
    expect(hub.state()['active']).toBe(3);
  });
});
