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

/** @type {Map<string, () => Promise<Counts>>} */
const suites = new Map([
  ['scripts', runScriptTests],
  ['shared', () => runUnitTests('shared')],
  ['server', () => runUnitTests('server')],
  ['client', () => runUnitTests('client')],
  ['e2e', e2e],
])

/** @param {unknown} error */
function countAsFailure(error) {
  // A build that breaks is a failed suite; being told to stop is the end.
  if (!(error instanceof Stop) || !error.message) throw error
  console.error(`\n${error.message}`)
  return { passed: 0, failed: 1, skipped: 0 }
}

/** @param {Array<[string, Counts]>} results */
function printTable(results) {
  const rows = results.map(([name, { passed, failed, skipped }]) => [name, passed, failed, skipped])
  console.log()
  for (const [name, ...counts] of [['suite', 'passed', 'failed', 'skipped'], ...rows]) {
    console.log(`${name}`.padEnd(10) + counts.map((count) => `${count}`.padStart(9)).join(''))
  }
}

function printSkippedBrowser() {
  const line = '!'.repeat(78)
  const what = BROWSER_REQUIRED ? 'are required here and could not run' : 'WERE SKIPPED'
  console.log(
    `\n${line}\nThe browser tests ${what}: no Chromium, Chrome or Edge was found.\n${HOW_TO_GET_ONE}\n${line}`,
  )
}

/**
 * `npm test`: every suite, or those named: `npm test -- shared server`. The last line is always the sum.
 * @param {string[]} args
 */
export default async function test(args) {
  const names = args.length > 0 ? args : [...suites.keys()]
  /** @type {Array<[string, Counts]>} */
  const results = []
  for (const name of names) {
    const run = suites.get(name)
    if (!run) throw new Stop(`There is no suite "${name}". Suites: ${[...suites.keys()].join(', ')}.`)
    console.log(`\n── ${name} ──`)
    results.push([name, await run().catch(countAsFailure)])
  }
  const sum = (/** @type {'passed' | 'failed'} */ key) => results.reduce((total, [, counts]) => total + counts[key], 0)
  printTable(results)
  if (names.includes('e2e') && !findBrowser()) printSkippedBrowser()
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
  return sum('failed') === 0 ? 0 : 1
}
