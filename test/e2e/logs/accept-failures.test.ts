import { existsSync } from 'node:fs';
import { createHttpServer } from '../../../src/server/transports/http.js';
import { logAcceptFailures } from '../../../src/server/limits/accept-failures.js';
import { createRejectionLog } from '../../../src/server/transports/rejection-log.js';
import { endProcessesAfterAll } from '../../support/launch.js';
import { launchGateway } from '../../support/launched-gateway.js';
import { createTestLogger } from '../../support/log.js';
import { openRawSocket } from '../../support/raw-socket.js';
import { describeWith } from '../../support/requirement.js';

const LINUX = {
  name: '/proc',
  install: 'run the tests on Linux',
  isMet: () => existsSync('/proc/self/limits'),
};

endProcessesAfterAll();

describeWith(LINUX, 'A gateway without a free file descriptor', () => {
  test('logs that it cannot accept connections, once, and that it can again', async () => {
    const preload = ['--require', './test/support/preload/use-descriptors.cjs'];
    const gateway = await launchGateway('http://127.0.0.1:1', {}, preload);
    gateway.child.kill('SIGUSR2');
    await gateway.says(/"msg":"connections cannot be accepted: no file descriptor is left"/);
    const { answer } = openRawSocket(gateway);
    expect(await answer).toBe('');
    gateway.child.kill('SIGUSR2');
    await gateway.says(/"msg":"connections can be accepted again"/);

    expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
    gateway.child.kill();
    expect(await gateway.ended()).toEqual({ code: 0, signal: null });
    const lines = gateway.log().filter(({ msg }) => msg.startsWith('connections can'));
    expect(lines).toEqual([
      expect.objectContaining({ level: 'error', code: 'EMFILE' }),
      expect.objectContaining({ level: 'info', durationMs: expect.any(Number) as number }),
    ]);
  });
});

test('An error of accept is logged, and does not end the server', async () => {
  const { logger, lines } = createTestLogger();
  const rejections = createRejectionLog(() => '', logger);
  const app = await createHttpServer({
    corsOrigins: [],
    sessionOrigins: [],
    bodyBytes: 1_000,
    requestTimeoutMs: 1_000,
    rejections,
    logger,
  });
  logAcceptFailures(app, logger);
  await app.listen({ port: 0 });
  // The system's own causes, such as a lack of buffers, cannot be caused here.
  const error = Object.assign(new Error('accept ENOBUFS'), { code: 'ENOBUFS' });
  app.server.emit('error', error);
  app.server.emit('error', error);
  await app.close();

  const logged = lines.map((line) => JSON.parse(line) as { readonly msg: string });
  expect(logged.filter(({ msg }) => msg === 'connections cannot be accepted')).toEqual([
    expect.objectContaining({ level: 'error', code: 'ENOBUFS', failures: 1 }),
  ]);
});
