import { ClearCycleError } from 'shared/errors'
import type { EndedBuilding } from 'shared/keeping/schema'
import { forgetErasures } from '../../db/erasures-file'
import { deleteCopies, forgetDeleted } from '../../db/forget'
import { inTransaction } from '../../db/transaction'
import type { By } from '../../http/acting'
import type { KeepingDependencies } from './dependencies'
import * as store from './store'

/**
 * The end of the contract: erases everything of a building, from the tables and from the files, with the copies that were
 * made before upgrades, and the backups. Nobody is signed in after it, and the server offers to set up another building.
 * @param confirm the building's name
 */
export async function endBuilding(dependencies: KeepingDependencies, confirm: string, by: By): Promise<EndedBuilding> {
  const { database, documents, backups, endSessions, offerSetup, logger } = dependencies
  const building = await store.findBuilding(database.read, by.buildingId)
  if (building.demo === 1) throw new ClearCycleError('conflict', 'This is the sample school. Reset puts it back as it was.')
  if (!isSame(confirm, building.name)) {
    const message = `Type the name as it stands here: ${building.name}`
    throw new ClearCycleError('bad-request', message, [{ path: 'confirm', message }])
  }
  const people = await store.everybody(database.read, by.buildingId)
  for (const personId of people) await endSessions(personId)
  const { erased, documentIds } = await inTransaction(database, async (transaction) => {
    const ids = await store.allDocuments(transaction, by.buildingId)
    return { documentIds: ids, erased: await store.eraseBuilding(transaction, by.buildingId) }
  })
  await documents.letGo(documentIds)
  forgetErasures(database.folder, by.buildingId)
  await forgetDeleted(database)
  const copies = (await deleteCopies(database)) + (await backups.deleteAll())
  // The record is gone with the rest; who runs the server finds it here.
  logger.warn({ tables: erased.length, rows: erased.reduce((sum, { rows }) => sum + rows, 0), copies }, 'a building was erased')
  await offerSetup()
  return { building: building.name, erased: erased.sort((a, b) => b.rows - a.rows), copies }
}

function isSame(typed: string, name: string): boolean {
  return typed.trim().replaceAll(/\s+/g, ' ').normalize('NFC') === name.trim().replaceAll(/\s+/g, ' ').normalize('NFC')
}
