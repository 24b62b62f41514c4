import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, rename, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { databaseFile, flush, flushFolder, makeOneFile } from '../db/backup-file'
import { type Database, openDatabase } from '../db/client'
import { forgetDeleted } from '../db/forget'
import { DatabaseError } from '../db/sqlite-thread'
import { clearRestoring, restored, restoring, takeOver } from '../db/take-over'
import { inTransaction } from '../db/transaction'
import type { Clock } from '../lib/clock'
import { checkBackup } from './check-backup'
import { continueDocuments, keepNewer } from './documents-store'
import { type Backup, inWords, readBackup, sizeOf } from './folder'
import { besideTheDatabase, makeAlone } from './make-backup'
import { keepClosed, keepRecord, keepWaysIn } from './people-store'
import { BackupProblem, whyNotCopied } from './problem'

/** Whoever holds the data folder: a server, or the command itself where none runs. */
export interface Holder {
  /** Nobody writes any more from here on. Returns the database that is there, still open; null where it cannot be opened. */
  pause(): Promise<Database | null>
  /** Closes that database. */
  close(): Promise<void>
  /** Goes on with whatever is in the folder now. */
  resume(): Promise<void>
}

export interface RestoreOrder {
  dataFolder: string
  /** The folder of the backup. */
  path: string
  /** Where what is there now is backed up before. */
  folder: string
  version: string
  now: Clock
  /** Erases again, in this database, what was erased since (docs/sync.md L7). Returns how many names. */
  reapply(database: Database): Promise<number>
  /** Told what is being done; a test ends the process there. */
  stage?(name: Stage): void
}

export const stages = ['copied', 'paused', 'kept', 'prepared', 'closed', 'whole', 'taken-over'] as const
export type Stage = (typeof stages)[number]

export interface Restored {
  backup: Backup
  /** Where what was there before is; null when there was nothing. */
  kept: string | null
  erased: number
}

/**
 * Puts a backup in the place of what a data folder holds (docs/sync.md L7, G2). Until the one rename that makes it whole,
 * everything is as it was, and goes on so when anything fails; after it, it is done, if need be at the next start.
 * Whoever calls it has the lock of the data folder, and the one for backups.
 * @throws BackupProblem in one sentence
 */
export async function bringBack(order: RestoreOrder, holder: Holder): Promise<Restored> {
  const { dataFolder, path, stage = () => {} } = order
  const backup = await readBackup(path)
  if (backup === null) throw new BackupProblem(`There is no backup at ${path} that this version can read. Nothing was changed.`)
  await checkBackup(backup)
  const draft = join(dataFolder, restoring)
  await clearRestoring(dataFolder)
  try {
    await copyInto(draft, backup, dataFolder)
  } catch (error) {
    await clearRestoring(dataFolder)
    throw whyNotCopied(error, dataFolder)
  }
  stage('copied')
  let done: Restored
  try {
    const present = await holder.pause()
    stage('paused')
    const kept = await keepPresent(order, present)
    stage('kept')
    const erased = await prepare(draft, backup, present, order)
    stage('prepared')
    await holder.close()
    await closeFiles(dataFolder, present !== null)
    stage('closed')
    await rename(draft, join(dataFolder, restored))
    await flushFolder(dataFolder)
    done = { backup, kept, erased }
  } catch (error) {
    await clearRestoring(dataFolder)
    await holder.resume()
    throw whyNotRestored(error, dataFolder)
  }
  stage('whole')
  await takeOver(dataFolder)
  stage('taken-over')
  await holder.resume()
  return done
}

/** The backup's files, with what must not go back in time: the register of what was erased, and the key that it needs. */
async function copyInto(draft: string, { path, manifest }: Backup, dataFolder: string): Promise<void> {
  await mkdir(draft, { mode: 0o700 })
  const { bavail, bsize } = await statfs(dataFolder)
  const needed = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0)
  // Its own copy, the one from which it is made anew, and the backup of what is there.
  if (bavail * bsize < 2 * needed) throw Object.assign(new Error('not enough space'), { code: 'ENOSPC' })
  await copyFile(join(path, databaseFile), join(draft, databaseFile))
  const register = join(dataFolder, 'erasures.json')
  const from = existsSync(register) ? dataFolder : path
  for (const name of besideTheDatabase) {
    if (existsSync(join(from, name))) await copyFile(join(from, name), join(draft, name))
  }
}

/** Backs up what is there; a database that cannot be opened is set aside as it is. */
async function keepPresent({ dataFolder, folder, version, now }: RestoreOrder, present: Database | null): Promise<string | null> {
  if (present !== null) return (await makeAlone({ dataFolder, folder, why: 'before-restore', version, now: now() })).path
  const found = (await readdir(dataFolder)).filter((name) => name.startsWith(databaseFile))
  if (found.length === 0) return null
  const aside = join(dataFolder, 'copies', `unreadable-${now()}`)
  await mkdir(aside, { recursive: true, mode: 0o700 })
  for (const name of found) await copyFile(join(dataFolder, name), join(aside, name))
  return aside
}

/** Brings the copy up to date, and over into the present. */
async function prepare(draft: string, { name }: Backup, present: Database | null, { now, reapply }: RestoreOrder): Promise<number> {
  const at = now()
  const database = await openDatabase(draft, () => {})
  let erased: number
  try {
    await inTransaction(database, async (transaction) => {
      await continueDocuments(transaction, present, at)
      await keepWaysIn(transaction, present)
      if (present !== null) {
        await keepNewer(transaction, present)
        await keepClosed(transaction, present)
      }
      await keepRecord(transaction, present, name, at)
    })
    erased = await reapply(database)
    await forgetDeleted(database)
  } finally {
    await database.close()
  }
  await makeOneFile(join(draft, databaseFile))
  for (const other of await readdir(draft)) {
    const isOurs = other === databaseFile || besideTheDatabase.some((kept) => kept === other)
    await (isOurs ? flush(join(draft, other)) : rm(join(draft, other), { recursive: true }))
  }
  await flushFolder(draft)
  return erased
}

/** Nothing of the old database may be left outside its file, and nobody may have that open. */
async function closeFiles(dataFolder: string, isReadable: boolean): Promise<void> {
  const file = join(dataFolder, databaseFile)
  if (isReadable && existsSync(file)) await makeOneFile(file)
}

function whyNotRestored(error: unknown, dataFolder: string): BackupProblem {
  if (error instanceof BackupProblem) return new BackupProblem(`${error.message} Everything is as it was.`)
  if (error instanceof DatabaseError && error.code.startsWith('SQLITE_BUSY')) {
    return new BackupProblem(`Another program has the database in ${dataFolder} open: close it, and try again. Everything is as it was.`)
  }
  return new BackupProblem(`The backup could not be restored, and everything is as it was: ${error instanceof Error ? error.message : String(error)}.`)
}

/** What to say when it is done. */
export function restoredInWords({ backup, kept, erased }: Restored): string {
  const names = erased === 0 ? '' : ` ${erased === 1 ? 'A name that was' : `${erased} names that were`} erased since ${erased === 1 ? 'is' : 'are'} erased again.`
  const before = kept === null ? '' : ` What was there before is in ${kept}.`
  return `The backup ${backup.name} of ${backup.manifest.madeAt} (${inWords(sizeOf(backup))}) is restored.${names}${before}`
}
