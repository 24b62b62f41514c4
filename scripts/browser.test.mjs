import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { after, test } from 'node:test'

import { findBrowser } from './browser.mjs'

const folder = mkdtempSync(join(tmpdir(), 'clear-cycle-browser-'))
const browser = join(folder, 'google-chrome')
writeFileSync(browser, '')
after(() => rmSync(folder, { recursive: true, force: true }))

test('a browser on PATH is found', () => {
  assert.equal(findBrowser({ PATH: ['/nowhere', folder].join(delimiter) }), browser)
})

test('CHROMIUM_PATH goes before PATH', () => {
  const own = join(folder, 'own')
  writeFileSync(own, '')
  assert.equal(findBrowser({ PATH: folder, CHROMIUM_PATH: own }), own)
})

test('a CHROMIUM_PATH that leads nowhere is a mistake, not a missing browser', () => {
  assert.throws(() => findBrowser({ PATH: folder, CHROMIUM_PATH: '/nowhere/chrome' }), /no such file/)
})
