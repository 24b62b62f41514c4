import { join } from 'node:path'

import { root } from '../paths.mjs'
import { runNode } from '../processes.mjs'

/**
 * `npm run privacy -- --tables 100000 --seed 1`: an attacker who knows the small-numbers rule tries to work out what it
 * hides, in every table of some small worlds and in many random ones.
 * @param {string[]} args
 */
export default async function privacy(args) {
  return runNode(['--import', 'tsx', join(root, 'scripts/privacy/main.mjs'), ...args], { cwd: join(root, 'server') })
}
