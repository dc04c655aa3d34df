import { ApolloClient, gql, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { Client as UrqlClient, subscriptionExchange } from '@urql/core';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { useStack } from '../../support/stack.js';
import { hubWhere } from '../../support/world.js';

const stack = useStack({ environment: { POLL_INTERVAL_MS: '40' }, realTime: () => 1_800_000_000_000 });

const DOCUMENT = `subscription ($id: ID!) {
  hubChanged(hubIds: [$id], includeCurrent: true) { hub { id online } changed }
}`;
interface Data {
  readonly hubChanged: { readonly hub: { readonly id: string; readonly online: boolean } };
}

/** A queue of the values that a library passes to its callback. */
function queue<Item>() {
  const items: Item[] = [];
  let wake = () => {};
  return {
    push(item: Item) {
      items.push(item);
      wake();
    },
    async next(): Promise<Item> {
      for (;;) {
        const item = items.shift();
        if (item !== undefined) return item;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}

async function socketClient() {
  const token = await stack.simulator.token();
  return createClient({
    url: `${stack.gateway.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: () => ({ authorization: `Bearer ${token}` }),
  });
}

it('Apollo Client subscribes by its WebSocket link', async () => {
  const client = await socketClient();
  const apollo = new ApolloClient({ link: new GraphQLWsLink(client), cache: new InMemoryCache() });
  const { id } = hubWhere(stack.simulator.world, ({ online }) => online);
  const received = queue<Data | undefined>();
  const subscription = apollo
    .subscribe<Data>({ query: gql(DOCUMENT), variables: { id } })
    .subscribe(({ data }) => received.push(data ?? undefined));
  expect(await received.next()).toMatchObject({ hubChanged: { hub: { id, online: true } } });
  await stack.simulator.control.presence(id, false);
  expect(await received.next()).toMatchObject({ hubChanged: { hub: { id, online: false } } });
  await stack.simulator.control.presence(id, true);
  subscription.unsubscribe();
  apollo.stop();
  await client.dispose();
});

it('urql subscribes by its subscription exchange', async () => {
  const client = await socketClient();
  const urql = new UrqlClient({
    url: `${stack.gateway.url}/graphql`,
    exchanges: [
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: client.subscribe({ query, variables: { ...variables } }, sink),
          }),
        }),
      }),
    ],
  });
  const { id } = hubWhere(stack.simulator.world, ({ online }) => online);
  const received = queue<Data | undefined>();
  const subscription = urql.subscription<Data>(DOCUMENT, { id }).subscribe(({ data }) => received.push(data));
  expect(await received.next()).toMatchObject({ hubChanged: { hub: { id, online: true } } });
  await stack.simulator.control.presence(id, false);
  expect(await received.next()).toMatchObject({ hubChanged: { hub: { id, online: false } } });
  await stack.simulator.control.presence(id, true);
  subscription.unsubscribe();
  await client.dispose();
});
