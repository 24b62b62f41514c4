import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { databaseFile, flushFolder } from './backup-file'

/** Where a restore makes what is to take the place of the data, and where it lies once it is whole. */
export const restoring = 'restoring'
export const restored = 'restored'

/** The database last: as long as the folder is there, the next start goes on. */
const files = ['secrets.json', 'erasures.json', databaseFile]

/**
 * Puts what a restore has made whole in the place of what is here. It may end at any moment: what is left of it is done
 * at the next start, before anything is opened. Nobody may have the database open.
 */
export async function takeOver(folder: string): Promise<void> {
  const whole = join(folder, restored)
  if (!existsSync(whole)) return
  for (const name of files) {
    if (!existsSync(join(whole, name))) continue
    // Nothing is in these: the old database was made one file before. Left behind, they would be read into the new one.
    if (name === databaseFile) for (const end of ['-wal', '-shm']) await rm(join(folder, `${name}${end}`), { force: true })
    await rename(join(whole, name), join(folder, name))
  }
  await flushFolder(folder)
  await rm(whole, { recursive: true })
}

/** Deletes what a restore has begun and not made whole. */
export async function clearRestoring(folder: string): Promise<void> {
  await rm(join(folder, restoring), { recursive: true, force: true })
}
