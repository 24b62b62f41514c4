import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))
let copy: string | null = null

/**
 * The folder of a copy of the built server, in which `dist/main.js` runs: a build that somebody makes meanwhile must not
 * take its files away under a server that is killed and started again. One for each process, gone with it.
 */
export function buildCopy(): string {
  copy ??= makeCopy()
  return copy
}

function makeCopy(): string {
  if (!existsSync(join(root, 'server/dist/main.js'))) throw new Error('Build the server first: npm run build.')
  // Where it finds its packages, and everything that it looks for beside itself.
  const house = join(root, 'server/node_modules', `.torture-${process.pid}`)
  mkdirSync(join(house, 'server'), { recursive: true })
  process.once('exit', () => rmSync(house, { recursive: true, force: true }))
  cpSync(join(root, 'server/dist'), join(house, 'server/dist'), { recursive: true })
  cpSync(join(root, 'package.json'), join(house, 'package.json'))
  cpSync(join(root, 'server/package.json'), join(house, 'server/package.json'))
  symlinkSync(join(root, 'client'), join(house, 'client'))
  return join(house, 'server')
}
