import type { ErasureReport } from 'shared/erasing/schema'
import type { Needle } from 'shared/erasing/words'
import type { KeptErasure } from '../../db/erasures-file'
import { deleteCopies, forgetDeleted } from '../../db/forget'
import { inTransaction } from '../../db/transaction'
import type { ReapplyDependencies } from './dependencies'
import { eraseInDocuments, MovedOn, prepare } from './documents'
import { needleByFingerprint } from './fingerprint'
import { isInDocuments } from './look'
import { eraseInRecords } from './records'
import { highestEpochs, noteEpochs } from './register'
import * as store from './store'
import { Tally } from './tally'

/** How often a cycle may move on under our hands, by a restore or another erasure, before that is an error. */
const mostTries = 5
/** Whatever was on its way from one document to another when it began is found by looking once more. */
const mostRounds = 3

/**
 * Erases what this erasure's fingerprint finds, in its team or building: every document of it begins anew, whether or not
 * anything was in it, so that nobody can tell from outside in which one there was. Cycle by cycle, each in one
 * transaction; then the bytes go from the files. Doing it again finds nothing and does no harm.
 * @throws Error when something of it could not be done; it is then done again at the next start
 */
export async function erase(dependencies: ReapplyDependencies, erasure: KeptErasure): Promise<ErasureReport> {
  const { database, now, backupsUntil } = dependencies
  const needle = needleByFingerprint(dependencies.key, erasure)
  const tally = new Tally()
  for (const teamId of await store.teamsIn(database.read, erasure)) {
    await inTransaction(database, (transaction) => eraseInRecords(transaction, { of: 'team', id: teamId, teamId }, needle, tally))
  }
  const cycles = await store.cyclesIn(database.read, erasure)
  let documents = 0
  for (const { id, team_id } of cycles) documents += await eraseInCycle(dependencies, { cycleId: id, teamId: team_id }, needle, tally)
  await eraseWhatCameMeanwhile(dependencies, erasure, needle, tally)
  await forgetDeleted(database)
  const copies = await deleteCopies(database)
  const pictures = await store.countPictures(database.read, cycles.map(({ id }) => id))
  return { places: tally.places, documents, pictures, copies, backupsUntil: backupsUntil(now()) }
}

/** @returns how many documents began anew */
async function eraseInCycle(dependencies: ReapplyDependencies, { cycleId, teamId }: { cycleId: string; teamId: string }, needle: Needle, tally: Tally): Promise<number> {
  const { database, documents } = dependencies
  for (let tries = 1; ; tries++) {
    const prepared = await prepare(dependencies, cycleId, needle)
    const floors = highestEpochs(database.folder)
    const found = new Tally()
    try {
      const begun = await inTransaction(database, async (transaction) => {
        await eraseInRecords(transaction, { of: 'cycle', id: cycleId, teamId }, needle, found)
        const ids = await eraseInDocuments(dependencies, transaction, { cycleId, prepared, needle, tally: found, floors })
        // Before it is committed: an epoch that is noted and never begun does no harm.
        noteEpochs(database.folder, ids)
        return ids
      })
      for (const place of found.places) tally.add({ ...place, teamId })
      await documents.restart([...begun.keys()])
      return begun.size
    } catch (error) {
      if (!(error instanceof MovedOn) || tries >= mostTries) throw error
    }
  }
}

/**
 * The server copies what authors finish, and takes versions: it may have read a word before its document began anew and
 * written it after. So cycles are looked at once more.
 */
async function eraseWhatCameMeanwhile(dependencies: ReapplyDependencies, erasure: KeptErasure, needle: Needle, tally: Tally): Promise<void> {
  for (let round = 1; round <= mostRounds; round++) {
    let again = 0
    for (const { id, team_id } of await store.cyclesIn(dependencies.database.read, erasure)) {
      if (!(await isInDocuments(dependencies, id, needle))) continue
      again++
      await eraseInCycle(dependencies, { cycleId: id, teamId: team_id }, needle, tally)
    }
    if (again === 0) return
  }
}
