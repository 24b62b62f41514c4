import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

/**
 * The register of erased names, beside the database: a restore brings back an older table, and with it what was erased
 * since. It holds no name, only what finds one again for whoever has this folder's secrets (docs/sync.md L7).
 */
const fileSchema = z.object({
  /** Tells the key of these fingerprints from another: an HMAC of a fixed word. */
  keyCheck: z.string(),
  erasures: z.array(
    z.object({
      id: z.string(),
      buildingId: z.string(),
      teamId: z.string().nullable(),
      fingerprint: z.string(),
      words: z.number().int().positive(),
      capitalized: z.boolean(),
      askedBy: z.string().nullable(),
      askedAt: z.number(),
      finishedAt: z.number().nullable(),
    }),
  ),
  /** The highest epoch that an erasure has begun, by document: none below it may ever come again. */
  epochs: z.record(z.string(), z.number()),
})
export type ErasuresFile = z.infer<typeof fileSchema>
export type KeptErasure = ErasuresFile['erasures'][number]

export const erasuresFileName = 'erasures.json'
const ownerOnly = 0o600

/** Thrown when the register is there and cannot be used; the message is for whoever started the server. */
export class ErasuresProblem extends Error {
  override readonly name = 'ErasuresProblem'
}

/**
 * Null where nothing was ever erased.
 * @throws ErasuresProblem where the file is damaged: what it holds must not be taken for nothing
 */
export function readErasures(folder: string): ErasuresFile | null {
  const file = join(folder, erasuresFileName)
  if (!existsSync(file)) return null
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new ErasuresProblem(
      `${file} is damaged: put back the copy from your backup. Without it nobody can erase again, in what a backup brings back, the names that were erased since.`,
    )
  }
}

/** The file is there with all its bytes on the disk, or it is as it was. */
export function writeErasures(folder: string, erasures: ErasuresFile): void {
  const file = join(folder, erasuresFileName)
  const draft = `${file}.new`
  rmSync(draft, { force: true })
  const handle = openSync(draft, 'wx', ownerOnly)
  try {
    writeSync(handle, `${JSON.stringify(erasures, null, 2)}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, file)
  syncFolder(folder)
}

/** A building is gone, or was put back to its first day: nothing is to be erased in it again. */
export function forgetErasures(folder: string, buildingId: string): void {
  const known = readErasures(folder)
  if (known === null) return
  const erasures = known.erasures.filter((erasure) => erasure.buildingId !== buildingId)
  if (erasures.length === 0) rmSync(join(folder, erasuresFileName))
  else if (erasures.length < known.erasures.length) writeErasures(folder, { ...known, erasures })
}

function syncFolder(folder: string): void {
  // Windows opens no folders.
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
