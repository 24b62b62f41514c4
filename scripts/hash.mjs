import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { root } from './paths.mjs'

const skipped = new Set(['node_modules', 'dist', 'test-results', 'screenshots'])

/**
 * @param {string} path relative to the root
 * @returns {string[]} the files at and below it, in a fixed order; none where nothing is there
 */
function filesBelow(path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [path]
  return readdirSync(full)
    .filter((name) => !skipped.has(name) && !name.includes('.test.'))
    .sort()
    .flatMap((name) => filesBelow(`${path}/${name}`))
}

/**
 * One hash over the names and contents of files and folders; tests and build results do not count.
 * @param {string[]} paths relative to the root
 * @param {string} [also] anything else that the result depends on
 * @returns {string} hexadecimal
 */
export function hashOf(paths, also = '') {
  const hash = createHash('sha256').update(also)
  for (const file of paths.flatMap(filesBelow)) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}
