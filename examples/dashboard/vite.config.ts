import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';

export default defineConfig(({ mode }) => {
  // From the environment or a .env file; without it, the gateway of `npm run demo`.
  const { GATEWAY_URL = 'http://127.0.0.1:4000' } = loadEnv(mode, '.', 'GATEWAY_');
  const toGateway = {
    target: GATEWAY_URL,
    ws: true,
    changeOrigin: true,
    // The gateway accepts sessions, WebSockets and sign-outs from pages of its own origin; the dev server is another.
    headers: { origin: new URL(GATEWAY_URL).origin },
  };
  return {
    // The gateway of `npm run demo` serves the dashboard under this path.
    base: '/dashboard/',
    plugins: [react()],
    build: { outDir: '../../dist/dashboard', emptyOutDir: true },
    server: { port: 5173, strictPort: true, proxy: { '/graphql': toGateway, '/auth': toGateway } },
  };
});
