import { join } from 'node:path'

import { build } from '../build.mjs'
import { root } from '../paths.mjs'
import { runNode } from '../processes.mjs'

/**
 * `npm run fuzz -- --frames 20000 --seed 1`: sends damaged frames at live documents, beside honest people, and counts
 * what they did.
 * @param {string[]} args
 */
export default async function fuzz(args) {
  await build('server')
  return runNode(['--import', 'tsx', 'src/fuzz/main.ts', ...args], { cwd: join(root, 'server') })
}
