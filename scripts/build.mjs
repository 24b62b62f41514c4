import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { hashOf } from './hash.mjs'
import { root, runtimeFolder } from './paths.mjs'
import { runNode } from './processes.mjs'
import { unlessStamped } from './stamp.mjs'
import { Stop } from './stop.mjs'
import { tool } from './tool.mjs'

/** What proves that a package's build is there. */
const results = { client: 'client/dist/index.html', server: 'server/dist/main.js' }

/**
 * Builds one package into its dist/, unless its sources are those of the last build.
 * @param {keyof typeof results} name
 */
export async function build(name) {
  const inputs = hashOf([name, 'shared', 'pnpm-lock.yaml', 'tsconfig.base.json'])
  const stamp = join(runtimeFolder, `built-${name}`)
  if (!existsSync(join(root, results[name]))) rmSync(stamp, { force: true })
  await unlessStamped(stamp, inputs, async () => {
    console.log(`Building the ${name} …`)
    const code = await runNode([tool(name, 'vite'), 'build', '--logLevel', 'warn'], {
      cwd: join(root, name),
      // The version of vite is pinned; what a later one plans is no news to a school.
      env: { VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' },
    })
    if (code !== 0) throw new Stop(`The ${name} could not be built; the lines above say why.`)
  })
}

/** Builds whatever changed. */
export async function buildAll() {
  await build('server')
  await build('client')
}
