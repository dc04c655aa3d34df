import { type Static, type TSchema, Type } from '@sinclair/typebox';

import { jsonObject } from '../rest/schemas.js';
import type { Shapes } from '../rest/shapes.js';
import type { App } from '../server/app.js';
import { apiError } from '../server/http-error.js';
import type { Hub, World } from '../world/types.js';
import { plugBody, presenceBody, pressBody, temperatureBody, unplugBody } from './schemas.js';

const params = Type.Object({ hubId: Type.String() });

/** Simulates people and devices. Each route answers the hub as Operated would show it. */
export function hubControlRoutes(app: App, world: World, shapes: Shapes): void {
  const route = <Body extends TSchema>(
    action: string,
    body: Body,
    act: (hub: Hub, body: Static<Body>) => void,
  ) =>
    app.post<{ Params: Static<typeof params>; Body: Static<Body> }>(
      `/_control/hubs/:hubId/${action}`,
      { schema: { hide: true, params, body } },
      (request, reply) => {
        const hub = world.hubs.get(request.params.hubId);
        if (!hub) throw apiError(404, 'There is no such hub.');
        try {
          act(hub, request.body);
        } catch (error) {
          if (error instanceof RangeError) throw apiError(400, error.message);
          throw error;
        }
        return reply.send(shapes.hub(hub));
      },
    );

  route('plug', plugBody, (hub, { port, device }) => hub.plug(port, device));
  route('unplug', unplugBody, (hub, { port }) => hub.unplug(port));
  route('press', pressBody, (hub, { port, long = false }) => hub.press(port, long));
  route('presence', presenceBody, (hub, { online }) => hub.setPresence(online));
  route('temperature', temperatureBody, (hub, { otp }) => hub.setTemperature(otp));
  route('data', jsonObject, (hub, patch) => hub.patchData(patch));
}
