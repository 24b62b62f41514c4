import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { twofold } from '../one-copy.mjs'
import { root } from '../paths.mjs'
import { runNode } from '../processes.mjs'
import { tool } from '../tool.mjs'

/** @returns {Promise<boolean>} */
async function types() {
  return (await runNode([tool('.', 'typescript', 'tsc'), '-b'])) === 0
}

/** @returns {Promise<boolean>} */
async function lint() {
  const flags = ['--type-aware', '--deny-warnings', '--report-unused-disable-directives']
  return (await runNode([tool('.', 'oxlint'), ...flags])) === 0
}

/** @returns {Promise<boolean>} */
async function oneCopy() {
  const found = twofold(readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8'))
  for (const { name, versions } of found) {
    console.error(`pnpm-lock.yaml holds ${name} ${versions.length} times (${versions.join(', ')}): pin one version.`)
  }
  return found.length === 0
}

const checks = { types, lint, 'one copy of each shared library': oneCopy }

/** `npm run check`: types, lint (the import arrows and the message catalogue among it) and the lockfile. */
export default async function check() {
  const failed = []
  for (const [name, passes] of Object.entries(checks)) {
    if (!(await passes())) failed.push(name)
  }
  console.log(failed.length === 0 ? 'check: all good' : `check: failed in ${failed.join(', ')}`)
  return failed.length === 0 ? 0 : 1
}
