import { endProcessesAfterAll, launchNode } from '../../support/launch.js';

// Built by `npm test`.
const GATEWAY = 'dist/src/main.js';
const SIMULATOR = 'dist/simulator/main.js';
const DEMO = 'dist/demo/main.js';
const ANY_PORT = { PORT: '0', SIMULATOR_PORT: '0' };
const UNKNOWN = 'a variable that the gateway does not know';

endProcessesAfterAll();

describe('A variable that is probably misspelt', () => {
  it('is named where the gateway cannot start without the one that was meant', async () => {
    const { ended, complained } = launchNode(GATEWAY, { OPERATED_BASEURL: 'https://operated.example' });

    expect(await ended()).toEqual({ code: 1, signal: null });
    expect(complained()).toMatch(/^OPERATED_BASE_URL is not set: .*\n/);
    expect(complained()).toContain(
      '\nOPERATED_BASEURL is not a variable of this program: did you mean OPERATED_BASE_URL?\n',
    );
  });

  it('is logged by the gateway without its value, and the gateway starts', async () => {
    const { child, says, said } = launchNode(GATEWAY, {
      ...ANY_PORT,
      OPERATED_BASE_URL: 'http://127.0.0.1:1',
      OPERATED_TIMEOUTMS: 'canary-value',
    });
    const [line] = await says(new RegExp(`^.*${UNKNOWN}.*$`, 'm'));
    await says(/listening|ready|127\.0\.0\.1/);
    child.kill();

    expect(JSON.parse(line)).toMatchObject({
      level: 'warn',
      variable: 'OPERATED_TIMEOUTMS',
      meant: 'OPERATED_TIMEOUT_MS',
    });
    expect(said()).not.toContain('canary-value');
  });

  it('is named by the simulator on standard error', async () => {
    const { child, says, complained } = launchNode(SIMULATOR, { ...ANY_PORT, SIMULATOR_HUB: '5' });
    await says(/127\.0\.0\.1/);
    child.kill();

    expect(complained()).toBe(
      'SIMULATOR_HUB is not a variable of this program: did you mean SIMULATOR_HUBS?\n',
    );
  });

  it('is logged by the demo, whichever of its programs it belongs to', async () => {
    const { child, says, said } = launchNode(DEMO, {
      ...ANY_PORT,
      SIMULATOR_HUB: '5',
      OPERATED_SCOPE: 'hubs:read',
    });
    await says(/OPERATED_SCOPES/);
    child.kill();

    expect(said()).toMatch(/"variable":"SIMULATOR_HUB","meant":"SIMULATOR_HUBS"/);
    expect(said()).toMatch(/"variable":"OPERATED_SCOPE","meant":"OPERATED_SCOPES"/);
  });
});
