import assert from 'node:assert/strict'
import { test } from 'node:test'

import { twofold } from './one-copy.mjs'

/** @param {string[]} keys what stands in the section "snapshots" */
function lockfile(...keys) {
  const snapshots = keys.map((key) => `  ${key}:\n    dependencies: {}\n\n`)
  return `lockfileVersion: '9.0'\n\npackages:\n\n  yjs@13.6.1:\n\nsnapshots:\n\n${snapshots.join('')}`
}

test('one copy of everything is fine', () => {
  assert.deepEqual(
    twofold(lockfile('yjs@13.6.33', 'react@19.3.0', "'@tiptap/pm@3.31.3'", 'left-pad@1.0.0', 'left-pad@2.0.0')),
    [],
  )
})

test('two versions of Yjs are found', () => {
  assert.deepEqual(twofold(lockfile('yjs@13.6.33', 'yjs@14.0.0')), [{ name: 'yjs', versions: ['13.6.33', '14.0.0'] }])
})

test('one version installed twice for different peers is found', () => {
  const found = twofold(
    lockfile("'@tiptap/pm@3.31.3(yjs@13.6.33)'", "'@tiptap/pm@3.31.3(yjs@14.0.0)'", 'prosemirror-view@1.0.0'),
  )
  assert.deepEqual(
    found.map(({ name }) => name),
    ['@tiptap/pm'],
  )
})
