import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'jsdom',
    setupFiles: ['src/testing/setup.ts'],
    // One jsdom for all files of a thread: ten times faster. setup.ts cleans up after each test.
    pool: 'threads',
    isolate: false,
    testTimeout: 15_000,
    // Never setInterval: jsdom draws its frames by it, and one begun on a false clock never ends, for every later file too.
    fakeTimers: { toFake: ['setTimeout', 'clearTimeout', 'Date'] },
    // Styles are left out, but for the tokens, whose contrast is tested.
    css: { include: [/tokens\.css/], modules: { classNameStrategy: 'non-scoped' } },
  },
})
