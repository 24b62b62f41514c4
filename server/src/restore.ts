/** `npm run restore`: lists the backups; with the name of one, brings it back, while a server runs or none does. */
import { resolve } from 'node:path'
import { listBackups } from './backups/folder'
import { listInWords } from './backups/list'
import { restoreAlone, restoreByServer } from './backups/restore'
import { backupSettings } from './backups/settings'
import { makeDataFolder } from './db/data-folder'
import { DataFolderInUse, lockDataFolder } from './db/lock'
import { run } from './start-problem'

run(async () => {
  const { dataFolder, backups } = backupSettings(process.env, process.cwd())
  const [name] = process.argv.slice(2)
  const known = await listBackups(backups.folder)
  if (name === undefined) return console.log(listInWords(known, backups.folder, Date.now()))
  // A name, or the folder of a backup that came from elsewhere.
  const path = known.find((backup) => backup.name === name)?.path ?? resolve(name)
  makeDataFolder(dataFolder)
  const unlock = take(dataFolder)
  const order = { dataFolder, folder: backups.folder, path }
  console.log(await (unlock === null ? restoreByServer(order, () => take(dataFolder)) : restoreAlone(order, unlock)))
})

/** Null while a server holds the folder. */
function take(dataFolder: string): (() => void) | null {
  try {
    return lockDataFolder(dataFolder)
  } catch (error) {
    if (error instanceof DataFolderInUse) return null
    throw error
  }
}
