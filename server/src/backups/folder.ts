import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Manifest, manifestFile, parseManifest } from './manifest'

/** A backup in its folder. */
export interface Backup {
  /** Of its folder, which is its name. */
  path: string
  name: string
  manifest: Manifest
}

/** What has begun and not ended has a name that no backup has. */
export const draftBeginning = '.unfinished-'

/** The backups in this folder, newest first. A folder in it that is no backup is let be. */
export async function listBackups(folder: string): Promise<Backup[]> {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { withFileTypes: true })
  const found = await Promise.all(
    entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(draftBeginning)).map(({ name }) => readBackup(join(folder, name))),
  )
  return found.flatMap((backup) => backup ?? []).sort((one, other) => madeAt(other) - madeAt(one) || other.name.localeCompare(one.name))
}

/** Null when there is no backup, or not one that this version can read. */
export async function readBackup(path: string): Promise<Backup | null> {
  const file = join(path, manifestFile)
  if (!existsSync(file)) return null
  const manifest = parseManifest(await readFile(file, 'utf8'))
  return manifest === null ? null : { path, name: basename(path), manifest }
}

/** Milliseconds since 1970. */
export function madeAt({ manifest }: Backup): number {
  return Date.parse(manifest.madeAt)
}

export function sizeOf({ manifest }: Backup): number {
  return manifest.files.reduce((sum, { bytes }) => sum + bytes, 0)
}

/** "12.3 MB" */
export function inWords(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB']
  const power = bytes === 0 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1)
  const value = bytes / 1000 ** power
  return `${power === 0 ? value : value.toFixed(1)} ${units[power] ?? ''}`
}

export async function deleteBackup({ path }: Pick<Backup, 'path'>): Promise<void> {
  await rm(path, { recursive: true, force: true })
}

/** SHA-256 of a file, in hexadecimal. */
export async function checksumOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  const parts: AsyncIterable<unknown> = createReadStream(file)
  for await (const part of parts) if (part instanceof Uint8Array) hash.update(part)
  return hash.digest('hex')
}
