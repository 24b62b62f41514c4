import { build } from '../build.mjs'
import { runNode } from '../processes.mjs'

/**
 * `npm run demo:reset`: the demo school as it was on its first day.
 * @param {string[]} args
 */
export default async function demoReset(args) {
  await build('server')
  return runNode(['server/dist/demo-reset.js', ...args])
}
