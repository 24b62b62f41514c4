import { defineConfig } from '@playwright/test'
import config from './playwright.config'

/** What is timed: by a command of its own, on a machine that does nothing else, never as a test that may fail for its neighbours. */
export default defineConfig(config, { testDir: 'speed', workers: 1, reporter: './speed/figures-reporter.ts' })
