import { join } from 'node:path'

import { HOW_TO_GET_ONE, findBrowser } from '../browser.mjs'
import { buildAll } from '../build.mjs'
import { root } from '../paths.mjs'
import { runNode } from '../processes.mjs'
import { Stop } from '../stop.mjs'
import { tool } from '../tool.mjs'

/**
 * `npm run speed`: how fast the page is, in a real browser, on a machine that does nothing else.
 * @param {string[]} args passed on to Playwright
 */
export default async function speed(args) {
  const browser = findBrowser()
  if (!browser) throw new Stop(`Measuring the page needs a browser. ${HOW_TO_GET_ONE}`)
  await buildAll()
  const command = [tool('e2e', '@playwright/test', 'playwright'), 'test', '--config=speed.config.ts', ...args]
  return runNode(command, { cwd: join(root, 'e2e'), env: { CHROMIUM_PATH: browser } })
}
