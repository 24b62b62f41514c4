import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { minute } from '../lib/clock'
import type { Logger } from '../lib/logger'

/** Where the certificate chain and its private key are, as PEM. */
export interface CertificateFiles {
  certFile: string
  keyFile: string
}

export interface Certificate {
  cert: Buffer
  key: Buffer
  /** Milliseconds since 1970. */
  validUntil: number
}

/** Thrown when https cannot be served with these files; the message is one sentence for whoever runs the server. */
export class CertificateProblem extends Error {
  override readonly name = 'CertificateProblem'
}

/** @throws CertificateProblem */
export function readCertificate({ certFile, keyFile }: CertificateFiles): Certificate {
  const cert = read('TLS_CERT_FILE', certFile)
  const key = read('TLS_KEY_FILE', keyFile)
  const certificate = parsed(() => new X509Certificate(cert), `TLS_CERT_FILE=${certFile} holds no certificate (PEM): name the file with the whole chain, often called fullchain.pem.`)
  const privateKey = parsed(() => createPrivateKey(key), `TLS_KEY_FILE=${keyFile} holds no private key (PEM) without a passphrase, often called privkey.pem.`)
  if (!certificate.checkPrivateKey(privateKey)) {
    throw new CertificateProblem(`The key in ${keyFile} is not that of the certificate in ${certFile}: set TLS_CERT_FILE and TLS_KEY_FILE to a pair.`)
  }
  return { cert, key, validUntil: Date.parse(certificate.validTo) }
}

/** Why people's browsers will refuse this certificate; null when its dates are good. */
export function whatIsWrongWith({ validUntil }: Certificate, now: number): string | null {
  if (validUntil > now) return null
  return `The TLS certificate ended on ${new Date(validUntil).toISOString().slice(0, 10)}: browsers will refuse it until it is renewed.`
}

function read(setting: string, file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    throw new CertificateProblem(`${setting}=${file} cannot be read: give the user who starts Clear Cycle the right to, or name another file.`)
  }
}

function parsed<T>(parse: () => T, problem: string): T {
  try {
    return parse()
  } catch {
    throw new CertificateProblem(problem)
  }
}

/**
 * Looks every `every` milliseconds whether the files were renewed, and hands the new pair on. Files that are half
 * written, or do not belong together, are let be until they do; meanwhile the old certificate goes on.
 * @returns its undo
 */
export function watchCertificate(files: CertificateFiles, renewed: (certificate: Certificate) => void, logger: Logger, every = minute): () => void {
  let seen = stampOf(files)
  let complained = ''
  const look = () => {
    const stamp = stampOf(files)
    if (stamp === seen) return
    try {
      const certificate = readCertificate(files)
      renewed(certificate)
      seen = stamp
      logger.info({ validUntil: new Date(certificate.validUntil).toISOString() }, 'the renewed TLS certificate is in use')
    } catch (error) {
      const why = error instanceof Error ? error.message : ''
      // Once for each kind of trouble, not every minute.
      if (why !== complained) logger.error({ why }, 'the renewed TLS certificate cannot be used; the old one goes on')
      complained = why
    }
  }
  const timer = setInterval(look, every).unref()
  return () => clearInterval(timer)
}

function stampOf({ certFile, keyFile }: CertificateFiles): string {
  const stamp = (file: string) => {
    const stats = statSync(file, { throwIfNoEntry: false })
    return `${stats?.ino} ${stats?.mtimeMs} ${stats?.size}`
  }
  return `${stamp(certFile)} ${stamp(keyFile)}`
}
