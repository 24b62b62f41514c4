import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { hashOf } from './hash.mjs'
import { npm } from './npm.mjs'
import { root } from './paths.mjs'
import { runQuietly } from './processes.mjs'
import { unlessStamped } from './stamp.mjs'

const manifests = ['client', 'server', 'shared', 'e2e'].map((name) => `${name}/package.json`)

/** @returns {string} such as "pnpm@11.28.11"; package.json is the one place that says so */
export const pnpm = () => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager

/** One retry a second later, for each package: with pnpm's own patience a machine that is offline waits ten minutes. */
const patience = [
  '--fetch-retries=1',
  '--fetch-retry-factor=1',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=1000',
]

/** Installs exactly what the lockfile says; does nothing when that is in place already. */
export async function ensureInstalled() {
  const { output: nodeVersion } = await runQuietly('node', ['--version'])
  const inputs = hashOf(['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...manifests], nodeVersion)
  await unlessStamped(join(root, 'node_modules', '.installed'), inputs, async () => {
    console.log('Installing packages (the first time this takes a minute or two) …')
    const flags = ['--frozen-lockfile', '--prefer-offline', '--config.confirmModulesPurge=false', ...patience]
    await npm('npx', ['--yes', pnpm(), 'install', ...flags], {
      purpose: 'install the packages',
      // A school's server may well say NODE_ENV=production; building still needs the development packages.
      env: { NODE_ENV: undefined, npm_config_omit: undefined, npm_config_production: undefined },
    })
  })
}
