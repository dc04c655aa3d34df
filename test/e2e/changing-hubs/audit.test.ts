import { useStack } from '../../support/stack.js';
import { hubsOf, hubWhere } from '../../support/world.js';
import { auditLines, changeMany, changeOne, SET_PORT } from './changes.js';

describe('the audit lines of the log', () => {
  const stack = useStack({ environment: { LOG_LEVEL: 'trace' } });
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });
  afterEach(() => stack.simulator.control.clearFaults());

  const switching = () =>
    hubsOf(stack.simulator.world).filter(({ product, online }) => product === 'O-PC-4' && online);
  const linesOf = (requestId: string) => auditLines(stack).filter((line) => line['requestId'] === requestId);
  const who = { kind: 'user', key: expect.stringMatching(/^[0-9a-f]{12}$/) as string };

  it('have the caller, the hub, the settings, the outcome and the request of each change', async () => {
    const ids = switching()
      .slice(0, 5)
      .map(({ id }) => id);
    await stack.simulator.control.faults([
      { method: 'PUT', path: '*', kind: 'delay', delayMs: 0, times: 1 },
      { method: 'PUT', path: '*', kind: 'status', status: 422, times: 1 },
      { method: 'PUT', path: '*', kind: 'status', status: 503, times: 1 },
    ]);
    await changeMany(
      stack,
      ids,
      { ucConfiguration: 'PORT', ucPort: 5, hdmiCecControl: true },
      { token, headers: { 'x-request-id': 'a-change' } },
    );
    const lines = linesOf('a-change');

    expect(lines.map(({ hubId }) => hubId).sort()).toEqual([...ids].sort());
    for (const line of lines) {
      expect(line).toMatchObject({ level: 'info', msg: 'hub write', principal: who });
      expect(line['settings']).toEqual(expect.arrayContaining(['mtrport', 'hdmiceccontrol']));
    }
    expect(lines.map(({ outcome }) => outcome).sort()).toEqual([
      'UPSTREAM_UNAVAILABLE',
      'accepted',
      'accepted',
      'accepted',
      'rejected',
    ]);
  });

  it('include changes of the active port', async () => {
    const [hub] = switching();
    const variables = { input: { hubId: hub?.id, portNumber: 4 } };
    await stack.gateway.query(SET_PORT, { token, variables, headers: { 'x-request-id': 'a-port' } });

    expect(linesOf('a-port')).toEqual([
      {
        ...linesOf('a-port')[0],
        hubId: hub?.id,
        settings: ['activeport'],
        outcome: 'accepted',
        principal: who,
      },
    ]);
  });

  it('include a change that was forbidden', async () => {
    const reader = await stack.simulator.userToken({ email: 'reader@demo.example' });
    const variables = { input: { hubId: switching()[0]?.id, portNumber: 1 } };
    await stack.gateway.query(SET_PORT, {
      token: reader,
      variables,
      headers: { 'x-request-id': 'no-right' },
    });

    expect(linesOf('no-right')).toMatchObject([{ outcome: 'FORBIDDEN', settings: ['activeport'] }]);
  });

  it('are absent for a change that was not sent', async () => {
    const charger = hubWhere(stack.simulator.world, ({ product }) => product === 'O-PH-4');
    const before = auditLines(stack).length;
    await changeOne(stack, token, charger.id, { shareNetwork: true });
    await changeOne(stack, token, charger.id, { disableLeds: true }, true);
    await changeOne(stack, token, charger.id, { powerStatic: [1] });
    await changeOne(stack, token, charger.id, {});

    expect(auditLines(stack)).toHaveLength(before);
  });

  it('have no token and no value of a setting', async () => {
    const log = auditLines(stack)
      .map((line) => JSON.stringify(line))
      .join('');

    expect(log).not.toContain(token);
    expect(log).not.toContain('PORT');
    expect(stack.gateway.log.join('')).not.toContain(token);
  });
});
