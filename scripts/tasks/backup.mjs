import { build } from '../build.mjs'
import { runNode } from '../processes.mjs'

/**
 * `npm run backup`: copies everything that the server keeps, also while it runs.
 * @param {string[]} args
 */
export default async function backup(args) {
  await build('server')
  return runNode(['server/dist/backup.js', ...args])
}
