/** Restores a backup as `npm run restore` does where no server runs, and is killed when it has got so far. */
import { lockDataFolder } from '../db/lock'
import { restoreAlone } from '../backups/restore'

const [dataFolder = '', folder = '', path = '', last = ''] = process.argv.slice(2)
const stage = (name: string) => {
  if (name === last) process.kill(process.pid, 'SIGKILL')
}
await restoreAlone({ dataFolder, folder, path, stage }, lockDataFolder(dataFolder))
