import assert from 'node:assert/strict'
import { test } from 'node:test'

import { verdict } from './audit.mjs'

const report = (/** @type {object} */ advisories) => JSON.stringify({ advisories, metadata: { vulnerabilities: {} } })
const advisory = { module_name: 'left', severity: 'high', title: 'Reads too far', url: 'https://advisories.example/1' }

test('a known weakness of weight is named; a lesser one is counted', () => {
  const said = verdict(report({ 1: advisory, 2: { ...advisory, severity: 'moderate' } }))
  assert.deepEqual(said, {
    kind: 'answer',
    grave: [{ package: 'left', severity: 'high', title: 'Reads too far', url: 'https://advisories.example/1' }],
    others: 1,
  })
})

test('a clean report is one, also behind a warning of npm', () => {
  assert.deepEqual(verdict(`npm warn something\n${report({})}`), { kind: 'answer', grave: [], others: 0 })
})

test('a registry that does not answer is not taken for a clean report', () => {
  assert.deepEqual(verdict('{"error":{"code":"ERR_PNPM_AUDIT_BAD_RESPONSE","message":"405"}}'), {
    kind: 'no answer',
    why: 'ERR_PNPM_AUDIT_BAD_RESPONSE',
  })
  for (const output of ['', 'npm error ENOTFOUND', '{}', '{"half":']) assert.equal(verdict(output).kind, 'no answer')
})
