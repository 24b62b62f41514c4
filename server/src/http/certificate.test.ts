import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TLSSocket } from 'node:tls'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLogger } from '../lib/logger'
import { makeCertificate } from '../testing/certificate'
import { CertificateProblem, readCertificate, watchCertificate, whatIsWrongWith } from './certificate'
import { createWebServer, type WebServer } from './web-server'

const first = makeCertificate('first')
const second = makeCertificate('second')

let folder: string
let files: { certFile: string; keyFile: string }
const undo: (() => void)[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clear-cycle-tls-'))
  files = { certFile: join(folder, 'fullchain.pem'), keyFile: join(folder, 'privkey.pem') }
  await writeFile(files.certFile, first.certificate)
  await writeFile(files.keyFile, first.key)
})
afterEach(async () => {
  for (const one of undo.splice(0)) one()
  await rm(folder, { recursive: true })
})

function problem(): string {
  try {
    readCertificate(files)
  } catch (error) {
    if (error instanceof CertificateProblem) return error.message
    throw error
  }
  throw new Error('there was no problem')
}

describe('a certificate', () => {
  it('is read with its key, and says when it ends', () => {
    expect(readCertificate(files).validUntil).toBe(Date.parse('2120-01-01T00:00:00Z'))
  })

  it('that cannot be used is named in a sentence: which file, and what it should hold', async () => {
    await writeFile(files.keyFile, second.key)
    expect(problem()).toMatch(/privkey.pem is not that of the certificate in .*fullchain.pem/)
    await writeFile(files.keyFile, 'no key')
    expect(problem()).toMatch(/TLS_KEY_FILE=.*no private key/)
    await writeFile(files.certFile, first.key)
    expect(problem()).toMatch(/TLS_CERT_FILE=.*no certificate/)
    await rm(files.certFile)
    expect(problem()).toMatch(/TLS_CERT_FILE=.*cannot be read/)
  })

  it('that has ended is spoken of; the server starts all the same, so that it can be renewed', () => {
    const certificate = readCertificate(files)
    expect(whatIsWrongWith(certificate, Date.parse('2026-11-22'))).toBeNull()
    expect(whatIsWrongWith(certificate, Date.parse('2120-01-02'))).toContain('ended on 2120-01-01')
  })
})

async function serving(): Promise<{ web: WebServer; seen: () => Promise<string> }> {
  const web = createWebServer((_request, response) => response.end('hello'), readCertificate(files))
  await new Promise<void>((resolve) => web.server.listen(0, '127.0.0.1', resolve))
  undo.push(() => web.server.close(), () => web.server.closeAllConnections())
  const address = web.server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const trusted = [first.certificate, second.certificate]
  /** The name on the certificate that a new visitor is shown. */
  const seen = () =>
    new Promise<string>((resolve, reject) => {
      const request = get({ host: 'localhost', port, ca: trusted, agent: false }, (response) => {
        response.resume()
        const { socket } = response
        const name = socket instanceof TLSSocket ? String(socket.getPeerCertificate().subject.CN) : 'nobody'
        response.on('end', () => resolve(name))
      })
      request.on('error', reject)
    })
  return { web, seen }
}

describe('https', () => {
  it('is served with it, and with the renewed one as soon as both files are there: no restart', async () => {
    const { web, seen } = await serving()
    const renewals: number[] = []
    const renewed = new Promise<void>((resolve) => {
      const take: typeof web.renew = (certificate) => {
        web.renew(certificate)
        renewals.push(certificate.validUntil)
        resolve()
      }
      undo.push(watchCertificate(files, take, createLogger('silent'), 10))
    })
    expect(await seen()).toBe('first')
    await writeFile(files.certFile, second.certificate)
    // Half renewed: the key is still the old one.
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect([await seen(), renewals.length]).toEqual(['first', 0])
    await writeFile(files.keyFile, second.key)
    await renewed
    expect(await seen()).toBe('second')
  })
})
