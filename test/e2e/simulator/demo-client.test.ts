import axios, { type AxiosInstance } from 'axios';

import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { ask } from './http.js';
import { type Receiver, startReceiver } from './receiver.js';

// The requests of the vendor's demo client, and the fields that it reads, as far as known.

interface DemoHub {
  readonly id: string;
  readonly name?: string;
  readonly spaceId?: readonly string[];
  readonly data: {
    readonly presence?: boolean;
    readonly state?: { readonly active?: number; readonly connected?: readonly number[] };
  };
}

let simulator: TestSimulator;
let receiver: Receiver;
let api: AxiosInstance;
let own: Record<string, string>;

beforeAll(async () => {
  simulator = await startSimulator();
  receiver = await startReceiver();
  const fields = {
    client_id: 'demo-client',
    client_secret: 'demo-secret',
    grant_type: 'client_credentials',
    scope: 'sub accounts:read accounts:write hubs:read hubs:write',
  };
  const { data } = await axios.post<{ access_token: string; refresh_token: string; expires_in: number }>(
    `${simulator.url}/identity/oauth/v2/token`,
    fields,
    { headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
  );
  expect(data).toMatchObject({ expires_in: 3600, refresh_token: expect.any(String) as string });
  own = { Authorization: `Bearer ${data.access_token}`, Accept: 'application/json' };
  // It sends the content type of JSON even without a body.
  api = axios.create({ baseURL: simulator.url, headers: { ...own, 'Content-Type': 'application/json' } });
});
afterAll(async () => {
  await simulator.stop();
  await receiver.stop();
});

const hubs = async () => (await api.get<DemoHub[]>('/api/hubs/v1')).data;
const aHub = async () => {
  const found = (await hubs()).find(({ data }) => data.presence === true && data.state?.active !== undefined);
  if (!found) throw new Error('no such hub in this world');
  return found;
};

test('It shows groups, spaces and the hubs of each space', async () => {
  const { data: groups } = await api.get<{ id: string; name: string }[]>('/api/accounts/v1/groups');
  const { data: spaces } = await api.get<{ id: string; name: string }[]>('/api/spaces/v1');
  const all = await hubs();
  expect(groups.map(({ name }) => name)).toContain('Stockholm');
  expect(spaces.some(({ id }) => all.some((hub) => hub.spaceId?.includes(id)))).toBe(true);
});

test('It shows one hub', async () => {
  const { id } = await aHub();
  expect((await api.get<DemoHub>(`/api/hubs/v1/${id}`)).data).toHaveProperty(['data', 'config']);
});

test('It activates a port, deactivates it on the second click, and parses the answer', async () => {
  const { id } = await aHub();
  for (const activeport of [2, 0]) {
    const { data } = await api.put<{ active: number }>(`/api/hubs/v1/${id}/state`, { activeport });
    expect(data.active).toBe(activeport);
  }
});

test('It changes a setting', async () => {
  const { id } = await aHub();
  const { data } = await api.put<object>(`/api/hubs/v1/${id}/config`, { defaultport: 2 });
  expect(data).toMatchObject({ defaultport: 2 });
});

test('It subscribes, renders the state from a webhook alone, extends without a body, and deletes the subscription', async () => {
  const { id, data } = await aHub();
  const events = ['hub:state:change', 'hub:config:change', 'hub:con:change', 'hub:charging', 'hub:temp'];
  const requested = { event: events, webhookUrl: `${receiver.url}/webhook`, verificationToken: 'anything' };
  const { data: subscription } = await api.post<{ id: string }>('/subscriptions/v1/', requested);

  const activeport = data.state?.active === 3 ? 4 : 3;
  await api.put(`/api/hubs/v1/${id}/state`, { activeport });
  const [delivery] = await receiver.arrived(1);
  expect(JSON.parse(delivery?.body ?? '')).toMatchObject({
    event: 'hub:state:change',
    hubId: id,
    data: { newState: { active: activeport, connected: data.state?.connected } },
  });

  const path = `/subscriptions/v1/${subscription.id}`;
  // axios removes the content type if there is no body.
  const extended = await ask(simulator.url + path, {
    method: 'PATCH',
    headers: { ...own, 'content-type': 'application/json' },
  });
  expect(extended.status).toBe(200);
  expect((await api.delete(path)).status).toBe(204);
});
