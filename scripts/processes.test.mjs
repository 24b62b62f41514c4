import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'

/** A server that counts how often it is told to stop and takes a moment to do so. */
const server = `
  let told = 0
  process.on('SIGTERM', () => { told++; setTimeout(() => { console.log('told ' + told); process.exit(0) }, 300) })
  setInterval(() => {}, 1000)
  console.log('ready')
`
const starter = `
  const { serveNode } = await import(${JSON.stringify(new URL('processes.mjs', import.meta.url).href)})
  process.exitCode = await serveNode(['-e', ${JSON.stringify(server)}])
`

/**
 * Starts the server as npm start does, does something to the starter, and waits for the server's last word.
 * @param {(starter: import('node:child_process').ChildProcess) => void} act
 */
async function whatHappensOn(act) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', starter], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  while (!output.includes('ready')) await once(child.stdout, 'data')
  const exited = once(child, 'exit')
  act(child)
  await once(child.stdout, 'close')
  const [code] = await exited
  return { code, output: output.trim().split('\n').at(-1) }
}

const skip = process.platform === 'win32' && 'Windows has no signals'

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  test(`${signal} stops the server once, it finishes its work, and the command exits 0`, { skip }, async () => {
    assert.deepEqual(await whatHappensOn((child) => child.kill(signal)), { code: 0, output: 'told 1' })
  })
}

test('a second Ctrl-C does not disturb a server that is stopping', { skip }, async () => {
  const twice = (/** @type {import('node:child_process').ChildProcess} */ child) => {
    child.kill('SIGINT')
    setTimeout(() => child.kill('SIGINT'), 100)
  }
  assert.deepEqual(await whatHappensOn(twice), { code: 0, output: 'told 1' })
})

test('killing the command outright leaves no server behind', { skip }, async () => {
  assert.deepEqual(await whatHappensOn((child) => child.kill('SIGKILL')), { code: null, output: 'told 1' })
})
