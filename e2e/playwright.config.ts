import { defineConfig } from '@playwright/test'
import { getuid } from 'node:process'

const chromium = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

/** Real Chromium against the built server. Each worker runs a server of its own on a data folder of its own. */
export default defineConfig({
  testDir: 'specs',
  // Pictures are for people to look at; the other specs on all screens say what is wrong with one.
  testIgnore: process.env['CI'] === undefined ? [] : ['screenshots.spec.ts'],
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'en-US',
    // A trace of every test would slow down what is typed; `--trace on` makes one.
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: chromium,
      // Chromium refuses its sandbox to root, as which CI runs; nobody else should go without.
      args: getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
})
