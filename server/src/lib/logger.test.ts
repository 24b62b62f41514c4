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
