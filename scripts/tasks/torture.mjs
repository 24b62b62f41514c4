import { join } from 'node:path'

import { build } from '../build.mjs'
import { root } from '../paths.mjs'
import { runNode } from '../processes.mjs'

/**
 * `npm run torture -- --rounds 50`: kills the built server at random moments while people write, and
 * counts what is lost.
 * @param {string[]} args
 */
export default async function torture(args) {
  await build('server')
  return runNode(['--import', 'tsx', 'src/torture/main.ts', ...args], { cwd: join(root, 'server') })
}
