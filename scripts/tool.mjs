import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { root } from './paths.mjs'

/**
 * The JavaScript file behind a tool's command, to be run by node: needs no shell and no .cmd on Windows.
 * @param {string} folder the workspace package that depends on the tool; '.' for the root
 * @param {string} name the tool's npm package
 * @param {string} [command] the command, where it is not called like the package
 * @returns {string}
 */
export function tool(folder, name, command = name) {
  const home = join(root, folder, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  return join(home, typeof bin === 'string' ? bin : bin[command])
}
