import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { createLogger } from './logger'

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = []
  write(createLogger('trace', (line) => lines.push(line)))
  return lines.join('')
}

it('a secret that is logged by mistake is not', () => {
  const line = logged((logger) => logger.info({ password: 'planted', person: { token: 'planted', id: 'p1' }, cookie: 'planted' }, 'a mistake'))
  expect(line).not.toContain('planted')
  expect(JSON.parse(line)).toMatchObject({ msg: 'a mistake', person: { id: 'p1' } })
})

it('of an error only its own words are kept, not what a library has hung on it', () => {
  const error = Object.assign(new Error('the provider did not answer'), { code: 'OAUTH_TIMEOUT', body: 'planted', cause: new Error('planted'), request: { code: 'planted' } })
  const line = logged((logger) => logger.error({ err: error }, 'a failure'))
  expect(line).not.toContain('planted')
  expect(JSON.parse(line)).toMatchObject({ err: { name: 'Error', message: 'the provider did not answer', code: 'OAUTH_TIMEOUT' } })
})

it.runIf(process.platform === 'linux')('a log that cannot be written, because its disk is full, neither ends the server nor holds it up', async () => {
  // Linux: every write to this file says that there is no room.
  const full = openSync('/dev/full', 'w')
  const program = `
    const { createLogger } = await import('./logger.ts')
    const logger = createLogger('info')
    for (let line = 0; line < 500; line++) logger.error({ line }, 'x'.repeat(200))
    setTimeout(() => logger.fatal('the last word'), 50)
    setTimeout(() => console.error('still here'), 100)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    stdio: ['ignore', full, 'pipe'],
  })
  closeSync(full)
  let said = ''
  child.stderr?.on('data', (data: Buffer) => (said += data.toString()))
  const exit: unknown[] = await once(child, 'exit')
  expect([exit[0], said]).toEqual([0, 'still here\n'])
})
