/** What any server of this kind costs: Fastify and one route, to be measured beside the gateway. */
import { fastify } from 'fastify';

const app = fastify();
app.get('/readyz', async () => ({ status: 'ready' }));
void app.listen({ host: '127.0.0.1', port: Number(process.env['PORT']) });
