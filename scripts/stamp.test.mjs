import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

import { unlessStamped } from './stamp.mjs'

const folder = mkdtempSync(join(tmpdir(), 'clear-cycle-stamp-'))
after(() => rmSync(folder, { recursive: true, force: true }))

test('work is done once for the same inputs and again for others', async () => {
  const stamp = join(folder, 'a', 'stamp')
  let done = 0
  const work = async () => void done++
  await unlessStamped(stamp, 'one', work)
  await unlessStamped(stamp, 'one', work)
  assert.equal(done, 1)
  await unlessStamped(stamp, 'two', work)
  assert.equal(done, 2)
})

test('work that breaks off is done again, even for inputs that were done before', async () => {
  const stamp = join(folder, 'b')
  const good = async () => {}
  const bad = () => Promise.reject(new Error('broke off'))
  await unlessStamped(stamp, 'one', good)
  await assert.rejects(unlessStamped(stamp, 'two', bad))
  let again = false
  await unlessStamped(stamp, 'one', async () => void (again = true))
  assert.ok(again)
})
