import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { databaseFile, lookInto } from '../db/backup-file'
import { migrations } from '../db/migrations/all'
import { type Backup, checksumOf } from './folder'
import { BackupProblem } from './problem'

/**
 * Is every byte of a backup what was written, and can this version work with it?
 * @throws BackupProblem in one sentence when not
 */
export async function checkBackup({ path, name, manifest }: Backup): Promise<void> {
  const known = new Set(migrations.map((migration) => migration.name))
  const newer = manifest.schema.find((step) => step.breaksOlder && !known.has(step.name))
  if (newer !== undefined) {
    throw new BackupProblem(`The backup ${name} was made by a newer Clear Cycle (${manifest.madeBy}, ${newer.name}): restore it with that version. Nothing was changed.`)
  }
  const damaged = (what: string) => new BackupProblem(`The backup ${name} is damaged (${what}): choose another one. Nothing was changed.`)
  if (!manifest.files.some((file) => file.name === databaseFile)) throw damaged('it has no database')
  for (const file of manifest.files) {
    const found = await stat(join(path, file.name)).catch(() => null)
    if (found === null) throw damaged(`${file.name} is missing`)
    const isSame = found.size === file.bytes && (await checksumOf(join(path, file.name))) === file.sha256
    if (!isSame) throw damaged(`${file.name} is not what was written`)
  }
  const { damage } = await lookInto(join(path, databaseFile))
  if (damage[0] !== undefined) throw damaged(damage[0])
}
