import { spawn } from 'node:child_process'

import { root } from './paths.mjs'
import { Stop } from './stop.mjs'

/**
 * @typedef {import('node:child_process').ChildProcess} ChildProcess
 * @typedef {{ cwd?: string, env?: Record<string, string | undefined> }} Place where a child runs; env is added to ours
 */

const DRAIN_MS = 20_000
const PARENT_CHECK_MS = 500
const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }

/** @type {keyof typeof exitCodes | undefined} */
let stopSignal
/** @type {Set<(signal: NodeJS.Signals) => void>} */
const listeners = new Set()

/**
 * Ends everything that runs here, once.
 * @param {keyof typeof exitCodes} signal
 */
export function stop(signal) {
  // One Ctrl-C arrives twice: from the terminal, and again from npm.
  if (stopSignal) return
  stopSignal = signal
  for (const listener of listeners) listener(signal)
}

/** @returns {boolean} whether we were told to stop */
export const wasStopped = () => stopSignal !== undefined

process.on('SIGINT', () => stop('SIGINT'))
process.on('SIGTERM', () => stop('SIGTERM'))
process.on('SIGHUP', () => stop('SIGHUP'))

// An npm that is killed outright tells nobody; its children would go on for ever.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid
  setInterval(() => process.ppid === parent || stop('SIGTERM'), PARENT_CHECK_MS).unref()
}

/**
 * @param {ChildProcess} child
 * @param {(signal: NodeJS.Signals) => void} onStop
 * @returns {Promise<number>} its exit code; a child that a signal ended counts as 1
 */
function ended(child, onStop) {
  listeners.add(onStop)
  if (stopSignal) onStop(stopSignal)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  }).finally(() => listeners.delete(onStop))
}

/** Windows has no process groups; a console's Ctrl-C reaches everything there. */
const ownGroup = process.platform !== 'win32'

/**
 * Ends a child and what it started: npx, for one, leaves its own child behind.
 * @param {ChildProcess} child in a group of its own
 */
function endGroup(child) {
  if (child.pid && ownGroup) process.kill(-child.pid, 'SIGTERM')
  else child.kill('SIGTERM')
}

/** @param {Place} place */
const options = ({ cwd = root, env = {} }) => ({ cwd, env: { ...process.env, ...env } })

function throwIfStopped() {
  if (stopSignal) throw new Stop('', exitCodes[stopSignal])
}

/**
 * Runs `node …args` to its end with its output shown.
 * @param {string[]} args
 * @param {Place} [place]
 * @returns {Promise<number>} the exit code
 */
export async function runNode(args, place = {}) {
  throwIfStopped()
  const child = spawn('node', args, { ...options(place), stdio: 'inherit' })
  const code = await ended(child, (signal) => {
    // The terminal has told the whole foreground group already; a second SIGINT would cut the child's clean-up short.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  })
  throwIfStopped()
  return code
}

/**
 * Runs a program to its end with its output kept.
 * @param {string} program
 * @param {string[]} args
 * @param {Place & { shell?: boolean }} [place]
 * @returns {Promise<{ code: number, output: string }>} stdout and stderr together
 */
export async function runQuietly(program, args, place = {}) {
  throwIfStopped()
  const child = spawn(program, args, {
    ...options(place),
    shell: place.shell ?? false,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: ownGroup,
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const code = await ended(child, () => endGroup(child))
  throwIfStopped()
  return { code, output }
}

/**
 * Runs `node …args` as a server, in the foreground, until it ends or we are told to stop.
 *
 * The server has a process group of its own, so that a Ctrl-C reaches it once and through us, as one SIGTERM; and a
 * lifeline (lifeline.mjs), so that it stops too when we are killed without warning.
 * @param {string[]} args
 * @param {Place} [place]
 * @returns {Promise<number>} the server's own exit code
 */
export async function serveNode(args, place = {}) {
  throwIfStopped()
  const lifeline = new URL('lifeline.mjs', import.meta.url).href
  const child = spawn('node', ['--import', lifeline, ...args], {
    ...options(place),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: ownGroup,
  })
  return ended(child, () => {
    child.kill('SIGTERM')
    setTimeout(() => {
      console.error(`The server did not stop within ${DRAIN_MS / 1000} seconds; ending it.`)
      child.kill('SIGKILL')
    }, DRAIN_MS).unref()
  })
}
