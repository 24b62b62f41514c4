import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createLogger } from './logger'
import { describeError, scrubbed } from './scrub'

const secret = 'x3JfK0aP-9mQ_7vT2bN4cD6eF8gH1iJ5kL0oR3sU7wY'

describe('a text on its way to the log', () => {
  it.each([
    ['550 5.1.1 <mia.okafor@school.example>: unknown', '550 5.1.1 <(address)>: unknown'],
    ['GET https://clear.school.example/links/abc?code=1 failed', 'GET https://clear.school.example/… failed'],
    ['nothing at /links/abc-def', 'nothing at /links/(secret)'],
    [`the session ${secret} is gone`, 'the session (secret) is gone'],
    ['smtps://user:password@mail.example.org', 'smtps://mail.example.org/…'],
  ])('loses addresses, links and secrets: %s', (text, kept) => {
    expect(scrubbed(text)).toBe(kept)
  })

  it('keeps what says what happened: codes, tables, ids', () => {
    const text = 'SQLITE_CONSTRAINT: UNIQUE constraint failed: people.email, document 7f0d3c8e-1b7a-4a55-9c1e-2f6f2f0f9a11'
    expect(scrubbed(text)).toBe(text)
  })
})

describe('an error on its way to the log', () => {
  it('does not quote what it could not read, neither in its message nor in its stack', () => {
    let error: unknown
    try {
      JSON.parse('planted sentence of a team')
    } catch (caught) {
      error = caught
    }
    expect(JSON.stringify(describeError(error))).not.toContain('planted')
    expect(describeError(error).stack).toContain('scrub.test')
  })

  it('does not name the words under which something had the wrong shape', () => {
    const parsed = z.record(z.string(), z.number()).safeParse({ 'planted group': 'planted count' })
    const described = describeError(parsed.error)
    expect(JSON.stringify(described)).not.toContain('planted')
    expect(described.message).toBe('not of its shape: invalid_type')
  })

  it('that is no error at all says nothing', () => {
    expect(describeError('planted')).toMatchObject({ name: 'unknown', message: '' })
  })
})

it('bytes that are logged by mistake are told only by how many they are', () => {
  const lines: string[] = []
  createLogger('trace', (line) => lines.push(line)).info({ found: Buffer.from('planted'), why: 'mia@school.example' }, 'a mistake')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ found: '(7 bytes)', why: '(address)' })
})
