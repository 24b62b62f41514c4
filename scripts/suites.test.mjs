import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { test } from 'node:test'

import { countPlaywright, countTap, countVitest, countedRun } from './suites.mjs'

test('each kind of report is counted', () => {
  const vitest = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1 }
  assert.deepEqual(countVitest(JSON.stringify(vitest)), { passed: 3, failed: 1, skipped: 2 })
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 1 }
  assert.deepEqual(countPlaywright(JSON.stringify({ stats })), { passed: 3, failed: 2, skipped: 1 })
  const tap = 'ok 1\n# pass 3\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 0\n'
  assert.deepEqual(countTap(tap), { passed: 3, failed: 2, skipped: 1 })
})

test('a suite that ends badly without a failed test is one failure', async () => {
  const none = { passed: 0, failed: 0, skipped: 0 }
  assert.deepEqual(await countedRun(async () => 1, countTap), { ...none, failed: 1 })
  assert.deepEqual(await countedRun(async () => 0, countTap), none)
})

test('a suite with failed tests is not counted twice', async () => {
  const run = async (/** @type {string} */ report) => {
    writeFileSync(report, '# pass 1\n# fail 2\n')
    return 1
  }
  assert.deepEqual(await countedRun(run, countTap), { passed: 1, failed: 2, skipped: 0 })
})
