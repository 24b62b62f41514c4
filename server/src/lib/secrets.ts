import { randomBytes } from 'node:crypto'
import { chmodSync, closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

/** What this server must know and its database must not. */
export interface Secrets {
  /** 32 bytes that seal what is kept in the database for us alone, such as an identity provider's client secret. */
  sealingKey: Uint8Array
}

/** Thrown when the secrets cannot be had; the message is one sentence for whoever started the server. */
export class SecretsProblem extends Error {
  override readonly name = 'SecretsProblem'
}

const fileName = 'secrets.json'
const keyBytes = 32
const ownerOnly = 0o600

/** Keys of a later version are let be. */
const fileSchema = z.looseObject({
  sealingKey: z.base64().refine((text) => Buffer.from(text, 'base64').length === keyBytes),
})

/**
 * The secrets of the building in this folder, `secrets.json`, made at the first start. A file that is there and cannot
 * be read is never replaced: what was sealed with it would be lost.
 * @param warn told a sentence when others could read the file until now
 * @throws SecretsProblem
 */
export function loadSecrets(dataFolder: string, warn: (sentence: string) => void = console.warn): Secrets {
  const file = join(dataFolder, fileName)
  const mode = modeOf(file)
  if (mode === null) {
    const text = JSON.stringify({ sealingKey: randomBytes(keyBytes).toString('base64') }, null, 2)
    writeWhole(file, `${text}\n`)
    return parse(file, text)
  }
  // Windows keeps no such bits; there the folder's own rights decide.
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) close(file, warn)
  return parse(file, read(file))
}

function modeOf(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.mode ?? null
}

function close(file: string, warn: (sentence: string) => void): void {
  try {
    chmodSync(file, ownerOnly)
  } catch {
    throw new SecretsProblem(`Other users of this computer can read ${file}: give it to the user who starts Clear Cycle, with mode 600.`)
  }
  warn(`Other users of this computer could read ${file}; it is closed to them now (mode 600). If one of them may have, enter the client secrets of your sign-in providers anew.`)
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new SecretsProblem(`${file} cannot be read: give it to the user who starts Clear Cycle, with mode 600.`)
  }
}

function parse(file: string, text: string): Secrets {
  const parsed = fileSchema.safeParse(asJson(text))
  if (!parsed.success) {
    throw new SecretsProblem(`${file} is damaged: put back the copy from your backup. (Without it, what was sealed with it must be entered anew: move the file away, then start again.)`)
  }
  return { sealingKey: new Uint8Array(Buffer.from(parsed.data.sealingKey, 'base64')) }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The file is there with all its bytes on the disk, or it is not there. */
function writeWhole(file: string, text: string): void {
  const draft = `${file}.new`
  rmSync(draft, { force: true })
  const handle = openSync(draft, 'wx', ownerOnly)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, file)
}
