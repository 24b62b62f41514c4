import assert from 'node:assert/strict'
import { test } from 'node:test'

import { kilobytes, weigh } from './size.mjs'

const manifest = {
  'index.html': { file: 'assets/main.js', isEntry: true, imports: ['_shared.js'], css: ['assets/main.css'] },
  '_shared.js': { file: 'assets/shared.js', css: ['assets/shared.css'] },
  'src/editor.ts': { file: 'assets/editor.js', imports: ['_shared.js'] },
  'font.woff2': { file: 'assets/font.woff2' },
}
const page = '<link rel="preload" as="font" type="font/woff2" href="/assets/font.woff2" crossorigin>'
/** @param {Record<string, string>} [texts] */
const read =
  (texts = {}) =>
  (/** @type {string} */ file) =>
    Buffer.from(texts[file] ?? file)

test('the first page is the entry and all that it imports statically; the rest is lazy', () => {
  const sizes = weigh(manifest, page, read())
  assert.deepEqual(sizes.scripts.map(({ file }) => file).sort(), ['assets/main.js', 'assets/shared.js'])
  assert.deepEqual(sizes.styles.map(({ file }) => file).sort(), ['assets/main.css', 'assets/shared.css'])
  assert.deepEqual(
    sizes.lazy.map(({ file }) => file),
    ['assets/editor.js'],
  )
  assert.deepEqual(sizes.fonts, [{ file: 'assets/font.woff2', bytes: 'assets/font.woff2'.length }])
  assert.deepEqual(sizes.editorIn, [])
})

test('the editor is found when it slips into the first page', () => {
  const editor = 'a.className="ProseMirror-focused"'
  assert.deepEqual(weigh(manifest, page, read({ 'assets/editor.js': editor })).editorIn, [])
  assert.deepEqual(weigh(manifest, page, read({ 'assets/shared.js': editor })).editorIn, ['assets/shared.js'])
})

test('scripts count as they travel, gzipped', () => {
  const sizes = weigh(manifest, page, read({ 'assets/main.js': 'a'.repeat(100_000) }))
  assert.ok(Number(kilobytes(sizes.scripts)) < 1)
})
