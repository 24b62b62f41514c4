import { HOW_TO_GET_ONE, findBrowser } from '../browser.mjs'
import { buildAll } from '../build.mjs'
import { Stop } from '../stop.mjs'
import { runBrowserTests, runScriptTests, runUnitTests } from '../suites.mjs'

/** @typedef {import('../suites.mjs').Counts} Counts */

const BROWSER_REQUIRED = Boolean(process.env.CI) || process.env.E2E === 'required'

/** @returns {Promise<Counts>} */
async function e2e() {
  const browser = findBrowser()
  if (!browser) return { passed: 0, failed: BROWSER_REQUIRED ? 1 : 0, skipped: 0 }
  await buildAll()
  return runBrowserTests(browser)
}

/** @type {Record<string, () => Promise<Counts>>} */
const suites = {
  scripts: runScriptTests,
  shared: () => runUnitTests('shared'),
  server: () => runUnitTests('server'),
  client: () => runUnitTests('client'),
  e2e,
}

/** @param {unknown} error */
function countAsFailure(error) {
  // A build that breaks is a failed suite; being told to stop is the end.
  if (!(error instanceof Stop) || !error.message) throw error
  console.error(`\n${error.message}`)
  return { passed: 0, failed: 1, skipped: 0 }
}

/** @param {Array<[string, Counts]>} results */
function printTable(results) {
  console.log(`\n${'suite'.padEnd(10)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'skipped'.padStart(9)}`)
  for (const [name, { passed, failed, skipped }] of results) {
    console.log(`${name.padEnd(10)}${`${passed}`.padStart(8)}${`${failed}`.padStart(8)}${`${skipped}`.padStart(9)}`)
  }
}

function printSkippedBrowser() {
  const line = '!'.repeat(78)
  const what = BROWSER_REQUIRED ? 'are required here and could not run' : 'WERE SKIPPED'
  console.log(`\n${line}\nThe browser tests ${what}: no Chromium, Chrome or Edge was found.\n${HOW_TO_GET_ONE}\n${line}`)
}

/** `npm test`: every suite, or those named: `npm test -- shared server`. The last line is always the sum. */
export default async function test(args) {
  const unknown = args.filter((name) => !(name in suites))
  if (unknown.length > 0) throw new Stop(`There is no suite "${unknown.join(', ')}". Suites: ${Object.keys(suites).join(', ')}.`)
  const names = args.length > 0 ? args : Object.keys(suites)
  /** @type {Array<[string, Counts]>} */
  const results = []
  for (const name of names) {
    console.log(`\n── ${name} ──`)
    results.push([name, await suites[name]().catch(countAsFailure)])
  }
  const sum = (/** @type {'passed' | 'failed'} */ key) => results.reduce((total, [, counts]) => total + counts[key], 0)
  printTable(results)
  if (names.includes('e2e') && !findBrowser()) printSkippedBrowser()
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
  return sum('failed') === 0 ? 0 : 1
}
