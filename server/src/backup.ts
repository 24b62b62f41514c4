/** `npm run backup`: copies everything that a server keeps, while it runs or not. */
import { inWords, sizeOf } from './backups/folder'
import { makeBackup } from './backups/make-backup'
import { backupSettings } from './backups/settings'
import { run } from './start-problem'
import { programVersion } from './version'

run(async () => {
  const { dataFolder, backups } = backupSettings(process.env, process.cwd())
  const backup = await makeBackup({ dataFolder, folder: backups.folder, why: 'asked', version: programVersion(), now: Date.now() })
  console.log(`Everything in ${dataFolder} is backed up, and the copy was checked: ${backup.path} (${inWords(sizeOf(backup))}).`)
})
