import { HOW_TO_GET_ONE, findBrowser } from '../browser.mjs'
import { buildAll } from '../build.mjs'
import { Stop } from '../stop.mjs'
import { runBrowserTests } from '../suites.mjs'

/**
 * `npm run e2e -- specs/two-people.spec.ts`: the browser tests alone; arguments go to Playwright.
 * @param {string[]} args
 */
export default async function e2e(args) {
  const browser = findBrowser()
  if (!browser) throw new Stop(`The browser tests need a browser. ${HOW_TO_GET_ONE}`)
  await buildAll()
  const { failed } = await runBrowserTests(browser, args)
  return failed === 0 ? 0 : 1
}
