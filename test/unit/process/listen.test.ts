import { listenAt, ListenError } from '../../../process/listen.js';

const PLACE = {
  who: 'The server',
  host: '127.0.0.1',
  port: 80,
  hostVariable: 'HOST',
  portVariable: 'PORT',
};

const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));

test.each([
  ['EADDRINUSE', "The server can't listen on 127.0.0.1: port 80 is already in use; set PORT to another one."],
  ['EACCES', "The server can't listen on 127.0.0.1: no permission to use port 80; set PORT to another one."],
  [
    'EADDRNOTAVAIL',
    "The server can't listen on 127.0.0.1: this machine has no such address; set HOST to another one.",
  ],
  [
    'ENOTFOUND',
    "The server can't listen on 127.0.0.1: this machine has no such address; set HOST to another one.",
  ],
])('%s is a ListenError with the reason and the variable to set', async (code, line) => {
  const listening = listenAt(PLACE, failing(code));
  await expect(listening).rejects.toThrow(ListenError);
  await expect(listening).rejects.toThrow(line);
});

test('Any other error is thrown as it is', async () => {
  await expect(listenAt(PLACE, failing('EMFILE'))).rejects.not.toBeInstanceOf(ListenError);
  await expect(listenAt(PLACE, () => Promise.reject(new TypeError('a bug')))).rejects.toThrow(TypeError);
});
