import { join } from 'node:path'

import { root } from '../paths.mjs'
import { runNode } from '../processes.mjs'

/**
 * `npm run simulate -- --seeds 300`: rooms over links in memory in which everything may go wrong, in a time of their own;
 * `--long` for 10,000 seeds, `--seed 7` to see one of them again.
 * @param {string[]} args
 */
export default async function simulate(args) {
  return runNode(['--import', 'tsx', 'src/simulation/main.ts', ...args], { cwd: join(root, 'server') })
}
