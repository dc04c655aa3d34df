import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';

import type { App } from './app.js';

/** The page's own files must do: it is read on machines without internet. Its script writes a style into it. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The OpenAPI document of all routes that do not hide, and a page to read it, at Operated's own address. */
export async function addOpenApi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.0.3',
      info: {
        title: 'Ochno Operated, simulated',
        version: '1',
        description:
          "Made from the simulator's routes, after the vendor's guides and demo client. It is not the vendor's document.",
      },
      components: {
        securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      },
    },
  });
  await app.register(swaggerUi, { routePrefix: '/doc/swagger', staticCSP: CONTENT_SECURITY_POLICY });
}
