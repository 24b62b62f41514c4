import { gzipSync } from 'node:zlib'

/**
 * @typedef {{ file: string, isEntry?: boolean, imports?: string[], css?: string[] }} Chunk an entry of vite's manifest
 * @typedef {{ file: string, bytes: number }} Weight what travels: bytes after gzip, fonts as they are
 * @typedef {{ scripts: Weight[], styles: Weight[], lazy: Weight[], fonts: Weight[], editorIn: string[] }} Sizes
 */

// Words that survive minifying: ProseMirror's class names and Tiptap's warnings.
const editor = /ProseMirror|\[tiptap/i

/**
 * What the first page loads: the entries of vite's manifest and all that they import statically.
 * @param {Record<string, Chunk>} manifest
 * @returns {Chunk[]}
 */
function firstPage(manifest) {
  /** @type {Set<string>} */
  const seen = new Set()
  const queue = Object.keys(manifest).filter((key) => manifest[key]?.isEntry)
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (seen.has(key)) continue
    seen.add(key)
    queue.push(...(manifest[key]?.imports ?? []))
  }
  return [...seen].flatMap((key) => manifest[key] ?? [])
}

/**
 * Weighs a client build.
 * @param {Record<string, Chunk>} manifest vite's manifest
 * @param {string} page the text of the built index.html
 * @param {(file: string) => Buffer} read gives a file of the build
 * @returns {Sizes}
 */
export function weigh(manifest, page, read) {
  const weighed = (/** @type {Iterable<string>} */ files) =>
    [...new Set(files)].map((file) => ({ file, bytes: gzipSync(read(file), { level: 9 }).length }))
  const first = firstPage(manifest)
  const scripts = new Set(first.map((chunk) => chunk.file))
  const files = Object.values(manifest).map((chunk) => chunk.file)
  const preloads = [...page.matchAll(/<link[^>]*as="font"[^>]*>/g)]
  const fonts = preloads.flatMap(([tag]) => /href="\/?([^"]+)"/.exec(tag)?.[1] ?? [])
  return {
    scripts: weighed(scripts),
    styles: weighed(first.flatMap((chunk) => chunk.css ?? [])),
    lazy: weighed(files.filter((file) => file.endsWith('.js') && !scripts.has(file))),
    fonts: fonts.map((file) => ({ file, bytes: read(file).length })),
    editorIn: [...scripts].filter((file) => editor.test(read(file).toString('utf8'))),
  }
}

/**
 * @param {Weight[]} weights
 * @returns {string} kilobytes of 1000 bytes, as vite counts them, with one decimal
 */
export const kilobytes = (weights) => (weights.reduce((sum, { bytes }) => sum + bytes, 0) / 1000).toFixed(1)
