import { type ErasuresFile, ErasuresProblem, type KeptErasure, readErasures, writeErasures } from '../../db/erasures-file'
import type { ErasuresTable } from '../../db/erasing-tables'
import { keyCheckOf } from './fingerprint'

/**
 * The register beside the database.
 * @throws ErasuresProblem where its fingerprints were made with another key, and nothing can be found by them
 */
export function openRegister(folder: string, key: Uint8Array): ErasuresFile {
  const known = readErasures(folder)
  const keyCheck = keyCheckOf(key)
  if (known === null) return { keyCheck, erasures: [], epochs: {} }
  if (known.keyCheck === keyCheck) return known
  throw new ErasuresProblem(
    `The erased names in ${folder} cannot be found again, because secrets.json is not the one that they were erased with: put back the secrets.json of this folder from your backup. (Where it is lost for good: move erasures.json away, and erase again by hand what a backup brings back.)`,
  )
}

/** Notes an erasure, over what is known of it. */
export function noteErasure(folder: string, key: Uint8Array, erasure: KeptErasure): void {
  const known = openRegister(folder, key)
  const others = known.erasures.filter(({ id }) => id !== erasure.id)
  writeErasures(folder, { ...known, erasures: [...others, erasure] })
}

/** Epochs that erasures have begun: none of them may come again, whatever database is put back. */
export function highestEpochs(folder: string): ReadonlyMap<string, number> {
  return new Map(Object.entries(readErasures(folder)?.epochs ?? {}))
}

export function noteEpochs(folder: string, begun: ReadonlyMap<string, number>): void {
  const known = readErasures(folder)
  if (known === null || begun.size === 0) return
  const epochs = { ...known.epochs }
  for (const [documentId, epoch] of begun) epochs[documentId] = Math.max(epochs[documentId] ?? 0, epoch)
  writeErasures(folder, { ...known, epochs })
}

export function toKept(row: ErasuresTable): KeptErasure {
  return {
    ...{ id: row.id, buildingId: row.building_id, teamId: row.team_id, fingerprint: row.fingerprint, words: row.words },
    ...{ capitalized: row.capitalized === 1, askedBy: row.asked_by, askedAt: row.asked_at, finishedAt: row.finished_at },
  }
}

/** @param report JSON */
export function toRow(kept: KeptErasure, report: string | null): ErasuresTable {
  return {
    ...{ id: kept.id, building_id: kept.buildingId, team_id: kept.teamId, fingerprint: kept.fingerprint, words: kept.words },
    ...{ capitalized: kept.capitalized ? 1 : 0, asked_by: kept.askedBy, asked_at: kept.askedAt, finished_at: kept.finishedAt, report },
  }
}
