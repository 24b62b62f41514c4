import { build } from '../build.mjs'
import { runNode } from '../processes.mjs'

/**
 * `npm run restore`: lists the backups; with the name of one, brings it back, also while the server runs.
 * @param {string[]} args
 */
export default async function restore(args) {
  await build('server')
  return runNode(['server/dist/restore.js', ...args])
}
