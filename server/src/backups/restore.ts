import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { databaseFile } from '../db/backup-file'
import { type Database, openDatabase } from '../db/client'
import { lockBackups } from '../db/lock'
import { minute } from '../lib/clock'
import { createLogger } from '../lib/logger'
import { loadSecrets } from '../lib/secrets'
import { programVersion } from '../version'
import { reapply } from '../wiring/erasing'
import { bringBack, type Holder, type RestoreOrder, restoredInWords } from './bring-back'
import { BackupProblem } from './problem'
import { answerTo, ask, forgetRequests, isBusy } from './requests'

const lookMs = 200
/** A server that runs takes a request within half a second, or when the backup is made that it is making. */
const longestWait = 2 * minute

type Asked = Pick<RestoreOrder, 'dataFolder' | 'folder' | 'path' | 'stage'>

/** Where no server runs. `unlock` gives the data folder free. Returns what to say. */
export async function restoreAlone(asked: Asked, unlock: () => void): Promise<string> {
  const unlockBackups = lockBackups(asked.dataFolder)
  if (unlockBackups === null) throw new BackupProblem('A backup is being made just now: try again when that has ended. Nothing was changed.')
  try {
    const order = { ...asked, version: programVersion(), now: Date.now, reapply: reapplyHere }
    return restoredInWords(await bringBack(order, emptyHouse(asked.dataFolder)))
  } finally {
    unlockBackups()
    unlock()
  }
}

/** Erases again, with the secrets that lie beside that database. */
export function reapplyHere(database: Database): Promise<number> {
  const logger = createLogger('warn')
  return reapply({ database, secrets: loadSecrets(database.folder), logger, now: Date.now })
}

/** Nobody is in: the folder is opened only to be looked at. */
function emptyHouse(dataFolder: string): Holder {
  let database: Database | null = null
  return {
    async pause() {
      if (!existsSync(join(dataFolder, databaseFile))) return null
      // One that cannot be opened, perhaps the reason for all this, is set aside as it is.
      database = await openDatabase(dataFolder, () => {}, () => () => {}).catch(() => null)
      return database
    },
    async close() {
      await database?.close()
      database = null
    },
    async resume() {
      await this.close()
    },
  }
}

/**
 * Where a server holds the folder: asks it, and waits. Returns what it says.
 * @param take takes the data folder, or null while the server lives
 * @param patienceMs how long it may take until somebody takes the request
 */
export async function restoreByServer(asked: Asked, take: () => (() => void) | null, patienceMs = longestWait): Promise<string> {
  const { dataFolder, path } = asked
  if (await isBusy(dataFolder)) throw new BackupProblem('Another backup is being restored just now: wait until it is. Nothing was changed.')
  const id = randomUUID()
  await ask(dataFolder, { id, path })
  // Whoever takes it back means it: a server that has not begun must not do it later.
  const takeBack = () => void forgetRequests(dataFolder).finally(() => process.exit(130))
  process.once('SIGINT', takeBack)
  try {
    return await waitFor(id, dataFolder, take, Date.now() + patienceMs)
  } finally {
    process.off('SIGINT', takeBack)
  }
}

async function waitFor(id: string, dataFolder: string, take: () => (() => void) | null, end: number): Promise<string> {
  for (;;) {
    await pause(lookMs)
    const answer = await answerTo(dataFolder, id)
    if (answer !== null && answer !== 'waiting' && answer.state !== 'working') {
      await forgetRequests(dataFolder)
      if (answer.state === 'failed') throw new BackupProblem(answer.sentence)
      return answer.sentence
    }
    if ((answer === 'waiting' || answer === null) && Date.now() > end) {
      await forgetRequests(dataFolder)
      throw new BackupProblem(`The server that holds ${dataFolder} did not answer: stop it, and try again. Nothing was changed.`)
    }
    const unlock = take()
    if (unlock === null) continue
    unlock()
    // It may have ended right after its answer.
    const last = await answerTo(dataFolder, id)
    if (last !== null && last !== 'waiting' && last.state !== 'working') continue
    await forgetRequests(dataFolder)
    throw new BackupProblem('The server ended before it could say how it went. Start it again: it has either everything as it was, or all of the backup.')
  }
}
