import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { build } from '../build.mjs'
import { root } from '../paths.mjs'
import { kilobytes, weigh } from '../size.mjs'
import { Stop } from '../stop.mjs'

const BUDGET_KB = 200

/**
 * @param {string} title
 * @param {import('../size.mjs').Weight[]} weights
 */
function print(title, weights) {
  console.log(`\n${title}`)
  for (const weight of [...weights].sort((a, b) => b.bytes - a.bytes)) {
    console.log(`${kilobytes([weight]).padStart(9)} KB  ${weight.file}`)
  }
  console.log(`${kilobytes(weights).padStart(9)} KB  together`)
}

/** `npm run size`: what a first visit downloads, after gzip, held to the budget. */
export default async function size() {
  await build('client')
  const read = (/** @type {string} */ file) => readFileSync(join(root, 'client/dist', file))
  if (!existsSync(join(root, 'client/dist/.vite/manifest.json'))) {
    throw new Stop('client/dist/.vite/manifest.json is missing: set build.manifest in client/vite.config.ts.')
  }
  const manifest = JSON.parse(read('.vite/manifest.json').toString('utf8'))
  const sizes = weigh(manifest, read('index.html').toString('utf8'), read)
  print('First page, JavaScript', sizes.scripts)
  print('First page, styles', sizes.styles)
  print('First page, preloaded fonts', sizes.fonts)
  print('Later, when needed', sizes.lazy)
  const over = Number(kilobytes(sizes.scripts)) > BUDGET_KB
  if (over) console.error(`\nOver the budget of ${BUDGET_KB} KB: load with import() what the first page does not show.`)
  for (const file of sizes.editorIn)
    console.error(`\nThe editor is in the first page (${file}): load it with import().`)
  const results = { first_page_js: sizes.scripts, css: sizes.styles, lazy_js: sizes.lazy }
  const figures = Object.entries(results).map(([name, weights]) => `${name}_kb=${kilobytes(weights)}`)
  console.log(`\nsize: ${figures.join(' ')} budget_kb=${BUDGET_KB}`)
  return over || sizes.editorIn.length > 0 ? 1 : 0
}
