// Every npm script starts here: npm and any Node from 18 on are enough (package.json holds no other dependency
// of this file). It finds a fitting Node, installs the packages, then runs one file of tasks/.
// Node 18 must be able to read this file and everything that it imports.
import { ensureInstalled } from './install.mjs'
import { ensureNode } from './runtime.mjs'
import { Stop } from './stop.mjs'
import { taskNames, loadTask } from './tasks.mjs'

const [name, ...args] = process.argv.slice(2)

try {
  const task = await loadTask(name)
  await ensureNode()
  await ensureInstalled()
  process.exitCode = await task(args)
} catch (error) {
  if (!(error instanceof Stop)) throw error
  if (error.message) console.error(`\n${error.message}`)
  if (error.exitCode === 64) console.error(`Commands: ${taskNames().join(', ')}.`)
  process.exitCode = error.exitCode
}
