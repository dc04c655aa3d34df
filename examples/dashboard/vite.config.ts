import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';

export default defineConfig(({ mode }) => {
  // From the environment or a .env file; without it, the gateway of `npm run demo`.
  const { GATEWAY_URL = 'http://127.0.0.1:4000' } = loadEnv(mode, '.', 'GATEWAY_');
  const { hostname, origin } = new URL(GATEWAY_URL);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  const toGateway = {
    target: GATEWAY_URL,
    ws: true,
    // A gateway on this machine gets the Host header of the browser, to return to the dev server after a sign-in. Another
    // one may be found by its own name only, and accepts pages of its own origin.
    ...(isLocal ? {} : { changeOrigin: true, headers: { origin } }),
  };
  return {
    // The gateway of `npm run demo` serves the dashboard under this path.
    base: '/dashboard/',
    plugins: [react()],
    build: { outDir: '../../dist/dashboard', emptyOutDir: true },
    server: { port: 5173, strictPort: true, proxy: { '/graphql': toGateway, '/auth': toGateway } },
  };
});
