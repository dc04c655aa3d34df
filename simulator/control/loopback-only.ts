import { apiErrorBody } from '../server/http-error.js';
import type { App } from '../server/app.js';
import { isLoopbackAddress } from '../server/loopback.js';

/** Hides the routes of `app` from other machines. */
export function serveOnLoopbackOnly(app: App): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (isLoopbackAddress(request.socket.remoteAddress ?? '')) done();
    else reply.status(404).send(apiErrorBody(404, 'There is nothing here.'));
  });
}
