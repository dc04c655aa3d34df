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
  ['EADDRINUSE', "The server can't listen on 127.0.0.1: port 80 is taken; PORT chooses another."],
  ['EACCES', "The server can't listen on 127.0.0.1: this user may not use port 80; PORT chooses another."],
  [
    'EADDRNOTAVAIL',
    "The server can't listen on 127.0.0.1: that is no address of this machine; HOST chooses another.",
  ],
  [
    'ENOTFOUND',
    "The server can't listen on 127.0.0.1: that is no address of this machine; HOST chooses another.",
  ],
])('%s is one line that names what is in the way and what chooses another', async (code, line) => {
  const listening = listenAt(PLACE, failing(code));
  await expect(listening).rejects.toThrow(ListenError);
  await expect(listening).rejects.toThrow(line);
});

test('Any other failure stays as it is', async () => {
  await expect(listenAt(PLACE, failing('EMFILE'))).rejects.not.toBeInstanceOf(ListenError);
  await expect(listenAt(PLACE, () => Promise.reject(new TypeError('a bug')))).rejects.toThrow(TypeError);
});
