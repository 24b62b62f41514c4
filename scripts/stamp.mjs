import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Does the work unless the stamp says that it was done for the same inputs. The stamp goes before the work starts and
 * comes back when it is done, so that work that breaks off is done again.
 * @param {string} file where the stamp lives
 * @param {string} inputs what the result depends on, as a hash
 * @param {() => Promise<void>} work
 */
export async function unlessStamped(file, inputs, work) {
  if (existsSync(file) && readFileSync(file, 'utf8') === inputs) return
  rmSync(file, { force: true })
  await work()
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, inputs)
}
