import { afterEach, describe, expect, it } from 'vitest'
import { startSchool, type TestSchool } from '../testing/school'

let school: TestSchool
afterEach(() => school.close())

async function headersAt(path: string, publicUrl: string | null = null): Promise<Headers> {
  school = await startSchool({ publicUrl })
  return (await school.visitor().get(path)).headers
}

/** The content policy, directive by directive. */
function directives(headers: Headers): Record<string, string> {
  const policy = headers.get('content-security-policy') ?? ''
  return Object.fromEntries(policy.split('; ').map((directive) => [directive.split(' ', 1)[0] ?? '', directive.slice(directive.indexOf(' ') + 1)]))
}

describe('a browser is told', () => {
  it.each(['/', '/api/session', '/api/nothing', '/assets/gone.js', '/healthz'])('the same rules at %s', async (path) => {
    const headers = await headersAt(path)
    expect(directives(headers)).toMatchObject({
      'default-src': "'self'",
      'script-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
      'form-action': "'self'",
    })
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers.get('permissions-policy')).toMatch(/camera=\(\).*microphone=\(\)/)
    expect(headers.get('strict-transport-security')).toBeNull()
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })

  it('to come back over https alone, where the building is served over https: this host, not those below it', async () => {
    const headers = await headersAt('/', 'https://clear.example.org')
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
    expect(directives(headers)['connect-src']).toBe("'self' wss://clear.example.org")
  })
})
