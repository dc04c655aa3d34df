import { read, useStack } from '../../support/stack.js';
import { hubWhere } from '../../support/world.js';

const CONFIG = 'config { defaultPort }';
const ACTIVE = 'state { activePort { number } }';

describe.each(['0', '1000', '600000'])('with CACHE_TTL_MS=%s, a hub that is read after a change', (ttlMs) => {
  const stack = useStack({ environment: { CACHE_TTL_MS: ttlMs } });
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });

  const hubId = () =>
    hubWhere(
      stack.simulator.world,
      ({ product, online, firmware }) => product === 'O-PC-4' && online && firmware === '1.1.0',
    ).id;
  const setDefault = (alias: string, port: number, fields = CONFIG) =>
    `${alias}: updateHubConfig(input: { hubId: "${hubId()}", config: { defaultPort: ${port} } }) {
      hub { ${fields} } changes { before after } userErrors { code } }`;
  const setPort = (alias: string, port: number) =>
    `${alias}: setActivePort(input: { hubId: "${hubId()}", portNumber: ${port} }) { hub { ${ACTIVE} ${CONFIG} } userErrors { code } }`;

  it('in the same request is fresh after every mutation', async () => {
    const answer = await read(
      stack.gateway,
      `mutation { ${[2, 3, 3, 4].map((port, index) => setDefault(`m${index}`, port)).join(' ')} ${setPort('p2', 2)} ${setPort('p3', 3)} }`,
      { token },
    );
    const change = (before: number, after: number) => ({
      hub: { config: { defaultPort: after } },
      changes: before === after ? [] : [{ before: `${before}`, after: `${after}` }],
      userErrors: [],
    });
    const active = (number: number) => ({
      hub: { state: { activePort: { number } }, config: { defaultPort: 4 } },
      userErrors: [],
    });

    expect(answer).toEqual({
      m0: change(1, 2),
      m1: change(2, 3),
      m2: change(3, 3),
      m3: change(3, 4),
      p2: active(2),
      p3: active(3),
    });
  });

  it('in the spaces that an earlier mutation of the same request has read is fresh', async () => {
    const fields = `spaces { hubs(first: 50) { nodes { id ${CONFIG} } } }`;
    const answer = await read<Readonly<Record<string, object>>>(
      stack.gateway,
      `mutation { ${setDefault('first', 2, fields)} ${setDefault('second', 3, fields)} }`,
      { token },
    );

    expect(JSON.stringify(answer['first'])).toContain(`"id":"${hubId()}","config":{"defaultPort":2}`);
    expect(JSON.stringify(answer['second'])).toContain(`"id":"${hubId()}","config":{"defaultPort":3}`);
  });

  it('in lists and in its spaces is fresh', async () => {
    const fields = `spaces { hubs(first: 50) { nodes { id ${CONFIG} } } }`;
    const answer = await read<{ readonly m: object }>(
      stack.gateway,
      `mutation { ${setDefault('m', 1, fields)} }`,
      {
        token,
      },
    );

    expect(JSON.stringify(answer.m)).toContain(`{"id":"${hubId()}","config":{"defaultPort":1}}`);
  });

  it('in the next request of any caller is fresh', async () => {
    const other = await stack.simulator.token();
    const query = `{ hub(id: "${hubId()}") { ${CONFIG} } hubs(filter: { ids: ["${hubId()}"] }) { nodes { ${CONFIG} } } }`;
    for (const port of [3, 2, 1]) {
      const now = { config: { defaultPort: port } };
      await read(stack.gateway, query, { token });
      await read(stack.gateway, `mutation { ${setDefault('m', port)} }`, { token });

      for (const asker of [token, other]) {
        expect(await read(stack.gateway, query, { token: asker })).toEqual({
          hub: now,
          hubs: { nodes: [now] },
        });
      }
    }
  });

  it('is fresh as another hub of the same daisy chain, which changes with it', async () => {
    const { world } = stack.simulator;
    const top = hubWhere(world, (hub) => hub.firmware === '1.1.2' && hub.config()['mtrmodememory'] === true);
    const unit = hubWhere(world, (hub) => hub.firmware === '1.1.2' && hub.config()['defaultport'] === 2);
    await stack.simulator.control.plug(unit.id, 2);
    const show = `a: setActivePort(input: { hubId: "${top.id}", portNumber: 1 }) { hub { ${ACTIVE} } }`;
    const wake = `b: setActivePort(input: { hubId: "${unit.id}", portNumber: 0 }) { hub { ${ACTIVE} } }
      c: setActivePort(input: { hubId: "${unit.id}", portNumber: 2 }) { hub { ${ACTIVE} } }`;
    const again = `d: updateHubConfig(input: { hubId: "${top.id}", config: {} }) { hub { ${ACTIVE} } }`;
    const answer = await read(stack.gateway, `mutation { ${show} ${wake} ${again} }`, { token });
    const active = (number: number | null) => ({
      hub: { state: { activePort: number === null ? null : { number } } },
    });

    expect(top.state()['active']).toBe(4);
    expect(answer).toEqual({ a: active(1), b: active(null), c: active(2), d: active(4) });
  });
});
