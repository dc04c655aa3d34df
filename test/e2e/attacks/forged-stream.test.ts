import { OPEN_SERVICE } from '../../support/gateway.js';
import { rawRequest } from '../../support/raw-http.js';
import { callsOf, useStack } from '../../support/stack.js';

const stack = useStack({ environment: { ...OPEN_SERVICE, CORS_ORIGINS: 'https://app.example' } });

const QUERY = encodeURIComponent('{ hubs(first: 1) { totalCount } }');
type Headers = Readonly<Record<string, string>>;

async function get(headers: Headers, method = 'GET'): Promise<number> {
  const { status } = await rawRequest(stack.gateway.url, `/graphql/stream?query=${QUERY}`, {
    method,
    headers: Object.entries(headers),
  });
  return status;
}

beforeEach(() => stack.simulator.control.clearRequests());

it.each<[string, Headers]>([
  [
    'an image',
    { accept: 'image/avif,image/webp,*/*;q=0.8', 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' },
  ],
  ['an image in a browser without Sec-Fetch-Site', { accept: 'image/*,*/*' }],
  ['a link', { accept: 'text/html,*/*;q=0.8', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
  [
    'fetch in the mode no-cors',
    { accept: 'text/event-stream', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
  ],
  ['another port of the same site', { accept: 'text/event-stream', 'sec-fetch-site': 'same-site' }],
  ['an address that was typed', { accept: 'text/html,*/*', 'sec-fetch-site': 'none' }],
])(
  'A GET of an event stream by %s of another page is rejected, and nothing is read',
  async (_what, headers) => {
    expect(await get(headers)).toBe(400);
    expect(await callsOf(stack.simulator)).toEqual({});
  },
);

it('A GET by an EventSource of another origin is rejected', async () => {
  expect(await get({ accept: 'text/event-stream', origin: 'https://evil.example' })).toBe(403);
});

it('A HEAD runs nothing', async () => {
  expect(await get({ accept: 'text/event-stream', 'sec-fetch-site': 'same-origin' }, 'HEAD')).toBe(404);
  expect(await callsOf(stack.simulator)).toEqual({});
});

it.each<[string, Headers]>([
  ['an EventSource of the gateway’s own page', { 'sec-fetch-site': 'same-origin' }],
  [
    'an EventSource of a page of CORS_ORIGINS',
    { origin: 'https://app.example', 'sec-fetch-site': 'cross-site' },
  ],
  ['a client that sends a header which needs a preflight', { 'apollo-require-preflight': 'true' }],
])('A GET of an event stream by %s is answered', async (_what, headers) => {
  expect(await get({ accept: 'text/event-stream', ...headers })).toBe(200);
});
