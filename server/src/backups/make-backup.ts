import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { copyDatabase, databaseFile, flushFolder, lookInto } from '../db/backup-file'
import { makeDataFolder } from '../db/data-folder'
import { lockBackups } from '../db/lock'
import { type Backup, checksumOf, draftBeginning } from './folder'
import { type Manifest, manifestFile, type Why } from './manifest'
import { BackupProblem, whyNotWritten } from './problem'

/** What the data folder needs to live again, beside the database. The register of erasures only where there is one. */
export const besideTheDatabase = ['secrets.json', 'erasures.json'] as const

const ownerOnly = { file: 0o600, folder: 0o700 } as const

export interface BackupOrder {
  dataFolder: string
  /** Where backups are. */
  folder: string
  why: Why
  /** Of the program. */
  version: string
  now: number
}

/**
 * Copies the data folder into a new backup, while a server works on it or none does. The database is copied as it was at
 * one moment (db/backup-file.ts), looked through, and only then given its name.
 * @throws BackupProblem; nothing is left of what could not be finished
 */
export async function makeBackup(order: BackupOrder): Promise<Backup> {
  const { dataFolder } = order
  if (!existsSync(join(dataFolder, databaseFile))) {
    throw new BackupProblem(
      `There is nothing to back up in ${dataFolder}: set DATA_DIR and DEMO as the server has them (DEMO=off for a real building).`,
    )
  }
  const unlock = lockBackups(dataFolder)
  if (unlock === null) throw new BackupProblem(`${dataFolder} is being backed up or restored just now: try again when that has ended.`)
  try {
    return await makeAlone(order)
  } finally {
    unlock()
  }
}

/** As {@link makeBackup}, by somebody who has the lock for it. */
export async function makeAlone(order: BackupOrder): Promise<Backup> {
  const { folder, now } = order
  let draft: string | null = null
  try {
    makeDataFolder(folder)
    await clearDrafts(folder)
    await needSpace(order)
    const name = await freeName(order)
    draft = join(folder, `${draftBeginning}${name}`)
    await mkdir(draft, { mode: ownerOnly.folder })
    const manifest = await fill(draft, order, now)
    const path = join(folder, name)
    await rename(draft, path)
    await flushFolder(folder)
    return { path, name, manifest }
  } catch (error) {
    if (draft !== null) await rm(draft, { recursive: true, force: true })
    throw whyNotWritten(error, folder)
  }
}

async function fill(draft: string, { dataFolder, why, version }: BackupOrder, now: number): Promise<Manifest> {
  const database = join(draft, databaseFile)
  await copyDatabase(join(dataFolder, databaseFile), database)
  const names: string[] = [databaseFile]
  for (const name of besideTheDatabase) {
    if (!existsSync(join(dataFolder, name))) continue
    await writeFile(join(draft, name), await readFile(join(dataFolder, name)), { mode: ownerOnly.file, flush: true })
    names.push(name)
  }
  const { damage, schema, rows } = await lookInto(database)
  if (damage.length > 0) throw new BackupProblem(`The database is damaged, so no backup of it was kept (${damage[0]}). Earlier backups are as they were.`)
  const files = await Promise.all(
    names.map(async (name) => ({ name, bytes: (await stat(join(draft, name))).size, sha256: await checksumOf(join(draft, name)) })),
  )
  const manifest: Manifest = { format: 1, why, madeAt: new Date(now).toISOString(), madeBy: version, schema, rows, files }
  const file = join(draft, manifestFile)
  await writeFile(file, `${JSON.stringify(manifest, null, 2)}\n`, { mode: ownerOnly.file, flush: true })
  await chmod(file, ownerOnly.file)
  await flushFolder(draft)
  return manifest
}

/** What a killed run has left. Whoever is here has the lock: nobody works on these. */
async function clearDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith(draftBeginning)) await rm(join(folder, name), { recursive: true, force: true })
  }
}

/** Better a word before than half of it. The copy is at most as long as the database and what waits beside it. */
async function needSpace({ dataFolder, folder }: BackupOrder): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const sizes = await Promise.all(['', '-wal'].map((end) => stat(join(dataFolder, `${databaseFile}${end}`)).then(({ size }) => size, () => 0)))
  const needed = sizes.reduce((sum, size) => sum + size, 0)
  if (bavail * bsize < needed) throw Object.assign(new Error('not enough space'), { code: 'ENOSPC' })
}

/** The moment, in UTC; no backup is ever written over another. */
async function freeName({ folder, why, now }: BackupOrder): Promise<string> {
  const [date = '', time = ''] = new Date(now).toISOString().split(/[T.]/)
  const name = `${date}-${time.replaceAll(':', '')}${why === 'before-restore' ? '-before-restore' : ''}`
  for (let count = 1; ; count++) {
    const free = count === 1 ? name : `${name}-${count}`
    if (!existsSync(join(folder, free))) return free
  }
}
