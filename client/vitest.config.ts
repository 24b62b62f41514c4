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
    // Styles are left out, but for the tokens, whose contrast is tested.
    css: { include: [/tokens\.css/], modules: { classNameStrategy: 'non-scoped' } },
  },
})
