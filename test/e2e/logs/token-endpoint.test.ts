import { OPEN_SERVICE, startTestGateway } from '../../support/gateway.js';

test('A failed call to the token endpoint is logged with a request id and the number of its attempt', async () => {
  const gateway = await startTestGateway('http://127.0.0.1:1', OPEN_SERVICE);
  await gateway.query('{ hubs { totalCount } }');
  await gateway.stop();

  const lines = gateway.log.map((line) => JSON.parse(line) as { readonly msg: string });
  expect(lines.find(({ msg }) => msg === 'operated did not answer')).toMatchObject({
    level: 'warn',
    endpoint: 'POST /identity/oauth/v2/token',
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    attempt: 1,
    errno: 'ECONNREFUSED',
  });
});
