/** The document whose snippets the programs use. */
export const PAGE = 'docs/live-updates.md';

/** The hub whose changes the programs receive. */
export const HUB = '65ffefa1930e9ca08a000000';

/** The programs that use the snippets, as an app would; each prints what it receives, a line each. */
export const PROGRAMS = {
  'run-live-client.ts': `
    import { HUB_CHANGED } from './app';
    import { client, socket } from './live-client';

    const [first = '', renewed = ''] = process.argv.slice(2);
    sessionStorage.setItem('token', first);
    let events = 0;
    client.subscribe({ query: HUB_CHANGED, variables: { hubIds: ['${HUB}'] } }).subscribe({
      next: ({ data, error }) => {
        console.log('event', JSON.stringify(error?.message ?? data?.hubChanged));
        events += 1;
        if (events === 1) {
          sessionStorage.setItem('token', renewed);
          socket.terminate();
        } else {
          void socket.dispose();
        }
      },
    });
    socket.on('closed', (event) => console.log('closed', String((event as { code?: number }).code)));
  `,
  'run-cookie-client.ts': `
    import { gql } from '@apollo/client';
    import { HUB_CHANGED } from './app';
    import { client } from './cookie-client';

    const { data } = await client.query<{ viewer: { email: string } }>({ query: gql\`{ viewer { email } }\` });
    console.log('viewer', data?.viewer.email);
    client.subscribe({ query: HUB_CHANGED, variables: { hubIds: ['${HUB}'] } }).subscribe({
      next: ({ data, error }) => {
        console.log('event', JSON.stringify(data?.hubChanged ?? error?.message));
        if (error) process.exit();
      },
    });
  `,
  'run-reconnecting-client.ts': `
    import { connect } from './reconnecting-client';

    const tokens = process.argv.slice(2);
    const client = connect(
      async () => tokens.shift() ?? 'none',
      () => {
        console.log('sign in again');
        process.exit();
      },
    );
    const query = 'subscription { hubChanged(hubIds: ["${HUB}"], includeCurrent: true) { hub { id } } }';
    for await (const { data } of client.iterate({ query })) {
      console.log('event', JSON.stringify(data));
      client.terminate();
    }
  `,
  'run-sse-client.ts': `
    import { watch } from './sse-client';

    sessionStorage.setItem('token', process.argv[2] ?? '');
    await watch('${HUB}', (online) => console.log('online', online));
  `,
};
