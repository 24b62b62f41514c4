import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { preloadFonts } from './vite/preload-fonts'
import { serviceWorker } from './vite/service-worker'

const server = 'http://127.0.0.1:4000'

/** What every page needs and few versions change: a device that has it keeps it when the rest is new. */
const lasting = /node_modules\/(react|react-dom|scheduler|react-router|@tanstack\/[\w-]+|i18next|zod)\//

export default defineConfig({
  plugins: [react(), preloadFonts(), serviceWorker('service-worker/service-worker.ts')],
  build: {
    outDir: 'dist',
    manifest: true,
    // Fonts and pictures stay files: the content security policy allows no data: fonts, and they are cached alone.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'lasting', test: lasting }] } } },
  },
  server: {
    proxy: { '/api': server, '/healthz': server, '/readyz': server, '/metrics': server, '/sync': { target: server, ws: true } },
  },
})
