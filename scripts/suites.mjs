import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { root } from './paths.mjs'
import { runNode } from './processes.mjs'
import { tool } from './tool.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * @param {string} text vitest's JSON report
 * @returns {Counts}
 */
export function countVitest(text) {
  const report = JSON.parse(text)
  const skipped = report.numPendingTests + report.numTodoTests
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped }
}

/**
 * @param {string} text Playwright's JSON report
 * @returns {Counts} a flaky test, one that passed at the second try, counts as failed
 */
export function countPlaywright(text) {
  const { stats } = JSON.parse(text)
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }
}

/**
 * @param {string} text the report of node:test in TAP
 * @returns {Counts}
 */
export function countTap(text) {
  const count = (/** @type {string} */ name) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(text)?.[1] ?? 0)
  return {
    passed: count('pass'),
    failed: count('fail') + count('cancelled'),
    skipped: count('skipped') + count('todo'),
  }
}

/**
 * Runs a suite that leaves a machine-readable report, and counts. A suite that breaks off before it can count, or
 * fails outside any test, is one failure.
 * @param {(report: string) => Promise<number>} run gets the report's path, gives the exit code
 * @param {(text: string) => Counts} count
 * @returns {Promise<Counts>}
 */
export async function countedRun(run, count) {
  const folder = mkdtempSync(join(tmpdir(), 'clear-cycle-test-'))
  try {
    const code = await run(join(folder, 'report'))
    const [report] = readdirSync(folder)
    const counts = report ? count(readFileSync(join(folder, report), 'utf8')) : { passed: 0, failed: 0, skipped: 0 }
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The tests of these commands themselves. */
export function runScriptTests() {
  const files = ['scripts', 'scripts/lint'].flatMap((folder) =>
    readdirSync(join(root, folder)).flatMap((name) => (name.endsWith('.test.mjs') ? [`${folder}/${name}`] : [])),
  )
  return countedRun(
    (report) =>
      runNode([
        '--test',
        ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
        ...['--test-reporter=tap', `--test-reporter-destination=${report}`],
        ...files,
      ]),
    countTap,
  )
}

/** @param {'shared' | 'server' | 'client'} name */
export function runUnitTests(name) {
  const flags = ['--passWithNoTests', '--reporter=default', '--reporter=json']
  return countedRun(
    (report) =>
      runNode([tool(name, 'vitest'), 'run', ...flags, `--outputFile.json=${report}`], { cwd: join(root, name) }),
    countVitest,
  )
}

/**
 * The browser tests, against the built product.
 * @param {string} browser the browser's program
 * @param {string[]} [args] passed on to Playwright
 */
export function runBrowserTests(browser, args = []) {
  const flags = ['--pass-with-no-tests', '--reporter=list,json']
  return countedRun(
    (report) =>
      runNode([tool('e2e', '@playwright/test', 'playwright'), 'test', ...flags, ...args], {
        cwd: join(root, 'e2e'),
        env: { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      }),
    countPlaywright,
  )
}
