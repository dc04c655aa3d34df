/** The baseline of bench/cold-start.ts: Fastify with one route. */
import { fastify } from 'fastify';

const app = fastify();
app.get('/readyz', async () => ({ status: 'ready' }));
void app.listen({ host: '127.0.0.1', port: Number(process.env['PORT']) });
