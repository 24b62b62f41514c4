import type { AnswerAsk, SendAsk } from 'shared/asks/schema'
import { cycleDocument } from 'shared/cycles/document'
import { newId } from 'shared/document/table'
import { ClearCycleError } from 'shared/errors'
import { inTransaction } from '../../db/transaction'
import type { By } from '../../http/acting'
import { notThere } from '../../http/guard'
import type { AskDependencies } from './dependencies'
import { peopleToAsk, whomItConcerns } from './people'
import * as store from './store'

/** Which row of which cycle's room. */
export interface RowOfCycle {
  cycleId: string
  askRow: string
}

/**
 * Sends a row of the room with the words that are saved there, to whom the team picked. A row that has been sent stays as
 * it was sent: sending it again does nothing.
 */
export async function sendAsk(dependencies: AskDependencies, { cycleId, askRow }: RowOfCycle, { to }: SendAsk, by: By): Promise<void> {
  const { database, documents, now } = dependencies
  const room = await store.findRoom(database.read, cycleId)
  if (room === undefined) throw notThere()
  const asks = await documents.read(room.document_id, (doc) => cycleDocument(doc).project().view.asks)
  const row = asks.find(({ id }) => id === askRow)
  if (row === undefined) throw notThere()
  if (row.text.trim() === '') throw refused('text', 'Write what would help, then send it.')
  const ask = {
    ...{ id: newId(), building_id: room.building_id, team_id: room.team_id, cycle_id: cycleId, row_id: askRow },
    ...{ text: row.text.trim(), about: row.about.trim(), to_kind: to.kind, to_person_id: to.personId ?? null },
    ...{ sent_by: by.id, sent_at: now() },
  }
  await checkAddressee(dependencies, { teamId: room.team_id, buildingId: room.building_id }, to, by)
  const sent = await inTransaction(database, async (transaction) => {
    if (!(await store.insertAsk(transaction, ask))) return false
    await dependencies.audit(transaction, by, { what: 'ask sent', about: ask.id })
    return true
  })
  if (sent) dependencies.told(await whomItConcerns(database.read, ask))
}

async function checkAddressee(
  { database }: AskDependencies,
  team: { teamId: string; buildingId: string },
  { kind, personId }: SendAsk['to'],
  by: By,
): Promise<void> {
  const people = await peopleToAsk(database.read, kind, team)
  if (personId === undefined) {
    if (kind === 'colleague') throw refused('to.personId', 'Choose which colleague you ask.')
    if (people.length === 0) throw refused('to.kind', nobody[kind])
  } else if (personId === by.id || people.every(({ id }) => id !== personId)) {
    throw refused('to.personId', 'This person cannot be asked now. Choose somebody else.')
  }
}

const nobody = {
  coach: 'No coach is with your team now. Send this to a leader or a colleague, or ask a leader for a coach.',
  leader: 'Your building has no leader here yet. Send this to a coach or a colleague.',
}

/** Takes an ask back: it is gone for everybody at once, with what was answered. The row stays in the room. */
export async function withdrawAsk({ database, audit, told }: AskDependencies, { cycleId, askRow }: RowOfCycle, by: By): Promise<void> {
  const withdrawn = await inTransaction(database, async (transaction) => {
    const ask = await store.findSent(transaction, cycleId, askRow)
    if (ask === undefined) return null
    await store.deleteAsk(transaction, ask.id)
    await audit(transaction, by, { what: 'ask withdrawn', about: ask.id })
    return ask
  })
  if (withdrawn !== null) told(await whomItConcerns(database.read, withdrawn))
}

/** Answers an ask that is to the caller, or answers it anew. Anybody else's is as unknown as one that was never there. */
export async function answerAsk({ database, audit, now, told }: AskDependencies, askId: string, answer: AnswerAsk, by: By): Promise<void> {
  const ask = await inTransaction(database, async (transaction) => {
    const found = await store.findAskTo(transaction, by, askId)
    if (found === undefined) throw notThere()
    checkAnswer(answer, found.to_kind)
    await store.putAnswer(transaction, {
      ...{ ask_id: askId, building_id: found.building_id, cycle_id: found.cycle_id, person_id: by.id },
      ...{ verdict: answer.verdict, by_date: answer.byDate, text: answer.text },
      ...{ to_all: answer.toAll ? 1 : 0, answered_at: now() },
    })
    await audit(transaction, by, { what: 'ask answered', about: askId })
    return found
  })
  told(await whomItConcerns(database.read, ask))
}

function checkAnswer({ verdict, byDate, text, toAll }: AnswerAsk, kind: SendAsk['to']['kind']): void {
  if (verdict === 'yes-by' && (byDate === null || !isDay(byDate))) throw refused('byDate', 'Say by which day.')
  if (verdict !== 'yes-by' && byDate !== null) throw refused('byDate', 'A day goes with “Yes, by …” alone. Leave it out.')
  if (verdict === 'not-this-year' && text === '') throw refused('text', 'Say why not this year.')
  if (verdict === null && text === '') throw refused('text', 'Write your answer.')
  if (toAll && kind !== 'leader') throw refused('toAll', 'Only what is asked of a leader is answered to everybody. Answer the team.')
}

function isDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day)
}

function refused(path: string, message: string): ClearCycleError {
  return new ClearCycleError('bad-request', message, [{ path, message }])
}
