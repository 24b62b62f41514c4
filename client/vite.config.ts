import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = 'http://127.0.0.1:4000'

export default defineConfig({
  plugins: [react()],
  build: { outDir: 'dist', manifest: true, assetsInlineLimit: 0 },
  server: {
    proxy: { '/api': server, '/healthz': server, '/readyz': server, '/sync': { target: server, ws: true } },
  },
})
