import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

import { root } from './paths.mjs'

// docs/sync.md numbers the rules of the live document; tests begin their titles with the number. This holds the two together.

const places = ['server/src', 'shared/src', 'client/src', 'client/service-worker', 'e2e/specs']
const isTest = /\.(?:test|spec|contract)\.tsx?$/
const isForTests = /(?:^|\/)(?:testing|torture|fuzz|bench|simulation)\//

const files = places
  .flatMap((place) => globSync(`${place}/**/*.{ts,tsx}`, { cwd: root }))
  .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(root, path), 'utf8') }))

/** Titles of tests, of groups not: `it('…')`, `test('…')`, `it.each([…])('…')`. */
const titles = files
  .filter(({ path }) => isTest.test(path))
  .flatMap(({ text }) => [...text.matchAll(/(?<!describe)\(\s*(?<quote>['"`])(?<title>.+?)\k<quote>,/g)])
  .map((match) => match.groups?.['title'] ?? '')

const numbered = new Set(titles.flatMap((title) => /^[LHGAV]\d(?=[ ,])/.exec(title) ?? []))
const inForce = new Set(
  [...readFileSync(join(root, 'docs/sync.md'), 'utf8').matchAll(/^- \*\*([LHGAV]\d)\*\*/gm)].map(([, rule]) => rule ?? ''),
)

test('every rule of docs/sync.md has a test that begins with its number', () => {
  assert.ok(inForce.size >= 27)
  assert.deepEqual([...inForce].filter((rule) => !numbered.has(rule)), [])
})

test('no test names a rule that docs/sync.md does not have', () => {
  assert.deepEqual([...numbered].filter((rule) => !inForce.has(rule)), [])
})

const attacks = {
  'truncation at every byte': /^G1 .*cut off at any byte/,
  'huge claimed struct counts': /^G1 .*claims a thousand million structs/,
  'V2 encoding': /^G1 the other encoding of Yjs/,
  'clock poisoning of a colleague’s id': /^G2 poisoning the clock of a colleague/,
  '20,000 client ids': /^G2 20,000 client ids/,
  'gap floods': /^G3 a flood of gaps/,
  'delete-only updates by a reader': /^G4 .*by a reader that only deletes/,
  'deep nesting': /^G5 nesting past fifty/,
  'foreign items in rich text': /^G5 %s at the top of a rich text/,
  '__proto__ keys': /^G5 __proto__ as %s/,
  'SyncStep1 floods': /^G7 a flood of SyncStep1/,
  'presence as someone else': /^A3 presence as somebody else/,
  'a missing or foreign Origin': /^A1 an Origin that is foreign or missing/,
  'text frames': /^V3 text frames/,
  'unknown types': /^V3 a frame of a type that nobody knows/,
}
const honest = {
  '300 page loads on one document': /^G2 three hundred loads of one page/,
  'eight people’s awareness echoes': /^G7 who echo every move of the others/,
  'a reader’s reconnect': /^G4 a reader may come back as often as they like/,
  'offline for a day with an undo': /^G5 a day offline, with undo and redo/,
}

for (const [name, title] of Object.entries({ ...attacks, ...honest })) {
  test(`${name}: has a test of its own`, () => {
    assert.equal(titles.filter((one) => title.test(one)).length > 0, true)
  })
}

const product = files.filter(({ path }) => !isTest.test(path) && !isForTests.test(path))

test('V4 nothing in the product sets a client id', () => {
  const setting = product.filter(({ text }) => /\bclientID\s*=(?!=)/.test(text))
  assert.deepEqual(setting.map(({ path }) => path), [])
})

test('A4 whatever opens a provider in the product lets clients meet only through the server', () => {
  const opening = product.filter(({ text }) => text.includes('new WebsocketProvider('))
  assert.ok(opening.length > 0)
  for (const { path, text } of opening) assert.match(text, /new WebsocketProvider\([^]*?disableBc: true/, path)
})
