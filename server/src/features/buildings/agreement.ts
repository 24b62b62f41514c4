import { type Agreement, agreementVersion } from 'shared/buildings/agreement'
import { ClearCycleError } from 'shared/errors'
import type { Database } from '../../db/client'
import { inTransaction, type Transaction } from '../../db/transaction'
import type { Acting, By } from '../../http/acting'
import * as store from './store'

/** Where the agreement stands for somebody. Older words than today's count neither as signed nor as seen. */
export async function readAgreement({ read }: Database, { id, buildingId }: Pick<By, 'id' | 'buildingId'>): Promise<Agreement> {
  const [signature, view] = await Promise.all([store.findSignature(read, buildingId), store.findAgreementView(read, id)])
  const isSigned = signature?.version === agreementVersion
  return {
    signedBy: isSigned ? signature.signed_by : null,
    signedAt: isSigned ? signature.signed_at : null,
    seenAt: view?.version === agreementVersion ? view.seen_at : null,
  }
}

/** A leader gives the building's word. The first signature stands; signing again changes nothing. */
export async function signAgreement(acting: Acting, version: number, by: By): Promise<void> {
  refuseOtherWords(version)
  await inTransaction(acting.database, async (transaction) => {
    if ((await store.findSignature(transaction, by.buildingId))?.version !== version) {
      const signature = { agreement_signed_by: by.id, agreement_signed_at: acting.now(), agreement_version: version }
      await store.updateBuilding(transaction, by.buildingId, signature)
      await acting.audit(transaction, by, { what: 'agreement signed', about: by.buildingId })
    }
    await noteSeen(acting, transaction, version, by)
  })
}

/** Somebody has read the agreement. */
export async function seeAgreement(acting: Acting, version: number, by: By): Promise<void> {
  refuseOtherWords(version)
  await inTransaction(acting.database, (transaction) => noteSeen(acting, transaction, version, by))
}

async function noteSeen({ now, audit }: Acting, transaction: Transaction, version: number, by: By): Promise<void> {
  if ((await store.findAgreementView(transaction, by.id))?.version === version) return
  await store.keepAgreementView(transaction, { building_id: by.buildingId, person_id: by.id, version, seen_at: now() })
  await audit(transaction, by, { what: 'agreement seen', about: by.id })
}

function refuseOtherWords(version: number): void {
  if (version !== agreementVersion) {
    throw new ClearCycleError('conflict', 'The words of the agreement have changed since this page was opened. Reload it and read them again.')
  }
}
