import { WebSocket } from 'ws';

/** What the snippets of the documents need of a browser, for a run in Node: its storage, and cookies of one host. */
const items = new Map<string, string>();
const cookie = process.env['COOKIE'];

class SocketWithCookie extends WebSocket {
  constructor(url: string, protocols: string | string[]) {
    super(url, protocols, { headers: cookie === undefined ? {} : { cookie } });
  }
}

const send = globalThis.fetch;
const fetchWithCookie: typeof fetch = (input, init = {}) => {
  if (init.credentials !== 'include' || cookie === undefined) return send(input, init);
  const headers = new Headers(init.headers);
  headers.set('cookie', cookie);
  return send(input, { ...init, headers });
};

Object.assign(globalThis, {
  sessionStorage: {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  },
  WebSocket: SocketWithCookie,
  fetch: fetchWithCookie,
});
