import { join } from 'node:path'

import { build } from '../build.mjs'
import { root } from '../paths.mjs'
import { runNode } from '../processes.mjs'

/**
 * `npm run idle`: a stock client that says nothing for 70 seconds (`--long`: ten minutes) must stay connected.
 * @param {string[]} args
 */
export default async function idle(args) {
  await build('server')
  return runNode(['--import', 'tsx', 'src/torture/idle.ts', ...args], { cwd: join(root, 'server') })
}
