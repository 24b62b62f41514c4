import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

import { runQuietly } from './processes.mjs'
import { Stop } from './stop.mjs'

const offline =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|socket hang up/
const untrusted = /SELF_SIGNED_CERT|UNABLE_TO_VERIFY_LEAF|UNABLE_TO_GET_ISSUER|CERT_HAS_EXPIRED|DEPTH_ZERO_SELF/

/** A registry out of reach shall be known in seconds, not after npm's usual two minutes. */
const patience = {
  npm_config_fetch_retries: '2',
  npm_config_fetch_retry_mintimeout: '1000',
  npm_config_fetch_retry_maxtimeout: '5000',
}

/** @param {'npm' | 'npx'} name */
function cliFile(name) {
  const started = process.env.npm_execpath
  const folders = [
    ...(started && basename(started) === 'npm-cli.js' ? [dirname(started)] : []),
    join(dirname(process.execPath), 'node_modules', 'npm', 'bin'),
    join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin'),
  ]
  return folders.map((folder) => join(folder, `${name}-cli.js`)).find((file) => existsSync(file))
}

/**
 * What to tell the person when a package could not be fetched.
 * @param {string} output what npm, npx or pnpm printed
 * @param {string} purpose completes "The package registry was needed to …"
 * @returns {string}
 */
export function explainFailure(output, purpose) {
  if (untrusted.test(output)) {
    return (
      `The package registry was needed to ${purpose}, but its certificate is not trusted here (a web filter?): ` +
      "set NODE_EXTRA_CA_CERTS to your network's certificate file and run the command again."
    )
  }
  if (offline.test(output)) {
    return (
      `The package registry was needed to ${purpose}, but it is out of reach: check the internet connection and ` +
      'the proxy of this machine (npm config get registry, npm config get proxy) and run the command again.'
    )
  }
  const lastLines = output.trim().split('\n').slice(-15).join('\n')
  return `${lastLines}\n\nIt was not possible to ${purpose}; the lines above say why.`
}

/**
 * Runs npm or npx, the one that started us where there is one.
 * @param {'npm' | 'npx'} name
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [env]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function tryNpm(name, args, env = {}) {
  const cli = cliFile(name)
  const place = { env: { ...patience, ...env } }
  return cli
    ? runQuietly(process.execPath, [cli, ...args], place)
    : runQuietly(name, args, { ...place, shell: process.platform === 'win32' })
}

/**
 * Runs npm or npx, and stops with one sentence when it fails.
 * @param {'npm' | 'npx'} name
 * @param {string[]} args
 * @param {{ purpose: string, env?: Record<string, string | undefined> }} how see explainFailure for `purpose`
 */
export async function npm(name, args, { purpose, env = {} }) {
  const { code, output } = await tryNpm(name, args, env)
  if (code !== 0) throw new Stop(explainFailure(output, purpose))
}
