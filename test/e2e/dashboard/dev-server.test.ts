import { freePort } from '../../support/free-port.js';
import { OPEN_SERVICE } from '../../support/gateway.js';
import { connectSocket } from '../../support/live.js';
import { endProcessesAfterAll, launch } from '../../support/launch.js';
import { describeWith } from '../../support/requirement.js';
import { useStack } from '../../support/stack.js';
import { DASHBOARD_PACKAGES } from './requirements.js';

endProcessesAfterAll();

describeWith(DASHBOARD_PACKAGES, 'npm run dashboard', () => {
  const stack = useStack({ environment: OPEN_SERVICE });

  it('serves the sources with hot reload, forwards requests and WebSockets to GATEWAY_URL, and stops with npm', async () => {
    const port = await freePort();
    const variables = { GATEWAY_URL: stack.gateway.url };
    const args = ['run', '--ignore-scripts', 'dashboard', '--', '--port', String(port)];
    const npm = launch('npm', args, variables);
    const [, url = ''] = await npm.says(/Local: +(http:\S+)\/dashboard\//);

    const page = await (await fetch(`${url}/dashboard/`)).text();
    expect(page).toContain('/dashboard/@vite/client');
    expect((await fetch(`${url}/dashboard/src/main.tsx`)).status).toBe(200);

    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ viewer { kind } }"}',
    });
    expect(await answer.json()).toEqual({ data: { viewer: { kind: 'SERVICE' } } });

    const client = connectSocket({ url }, {});
    const events = client.subscribe<{ readonly hubChanged: { readonly changed: readonly string[] } }>(
      'subscription { hubChanged(includeCurrent: true) { changed } }',
    );
    expect((await events.event()).hubChanged.changed).toEqual([]);
    await client.dispose();

    npm.child.kill('SIGTERM');
    await npm.ended();
    await expect(fetch(url)).rejects.toThrow();
  });
});
