import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { asksToMeSchema } from 'shared/asks/schema'
import { previewSchema } from 'shared/cards/publishing'
import { cycleDocument, personalDocument } from 'shared/cycles/document'
import * as Y from 'yjs'
import * as z from 'zod'
import type { Database } from '../db/client'
import { createLogger } from '../lib/logger'
import { loadSecrets, type Secrets } from '../lib/secrets'
import { reapply } from '../wiring/erasing'
import { placeOf, type Stage } from './cast'
import { until } from './provider'
import type { Visitor } from './school'

/** A student whom nobody could have made up. */
export const student = 'Zyxmaya Quill'

const { cycleId, teamId } = placeOf['own team']
/** Milliseconds: a busy machine takes its time over a first page. */
const patience = 20_000

/** Puts the student's name wherever a person can put one in a team's pages, by the doors that people use where there is one. */
export async function writeName({ school, as }: Stage): Promise<void> {
  const amara = await as('member')
  const { documents } = await amara.cycle(cycleId)
  if (documents.practice === null || documents.personal === null) throw new Error('a member has all three')
  const cycle = school.open(amara, documents.cycle.id)
  const personal = school.open(amara, documents.personal.id)
  await until('both are open', () => cycle.saved && personal.saved, patience)
  const room = cycleDocument(cycle.doc)
  typeIntoRich(room.rich('strengths'), `${student} reads aloud`)
  // Taken back at once; the log holds it all the same.
  const worry = room.text('worry')
  worry.insert(0, `${student} worries me. `)
  worry.delete(0, `${student} worries me. `.length)
  room.text('inquiryQuestion').insert(0, `Does ${student} infer? `)
  room.table('artefacts').add({ caption: `by ${student}`, link: `https://drive.example/${student.replace(' ', '%20')}.pdf` })
  const removed = room.table('smallWins').add({ text: `${student} smiled` })
  room.table('smallWins').remove(removed)
  room.table('decisions').add({ kind: 'start', text: `We listen to ${student.toUpperCase()}`, onSharedCard: true })
  const ask = room.table('asks').add({ text: `An aide for ${student}`, about: `${student}’s mornings` })
  const mine = personalDocument(personal.doc)
  mine.text('myImpact').insert(0, `I moved ${student}.`)
  const clause = room.project().view.ifClauses[0]?.id ?? null
  mine.table('tries').add({ clause, did: `sat with ${student}`, done: true })
  await until('all is saved', () => cycle.saved && personal.saved, patience)
  await untilInLog(school.stored, documents.practice.id)
  // Those of the cast hold nothing.
  await school.database.write.deleteFrom('shared_cards').execute()
  await publishAndAsk({ as }, amara, ask)
  await writeBeside(school.database.write)
  cycle.destroy()
  personal.destroy()
}

/** Letter by letter, with the second half of the first word bold, as a hand in an editor does it. */
function typeIntoRich(fragment: Y.XmlFragment, words: string): void {
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  paragraph.insert(0, [text])
  fragment.insert(0, [paragraph])
  for (const letter of words) text.insert(text.length, letter)
  text.format(3, 4, { bold: {} })
}

async function publishAndAsk({ as }: Pick<Stage, 'as'>, amara: Visitor, ask: string): Promise<void> {
  const preview = await amara.get(`/api/cycles/${cycleId}/card/preview`)
  await must(amara.post(`/api/cycles/${cycleId}/card`, { sharedWithTeams: true, expected: z.parse(previewSchema, preview.body).digest }))
  await must(amara.post(`/api/cycles/${cycleId}/asks/${ask}`, { to: { kind: 'leader' } }))
  const joan = await as('leader')
  const { asks } = z.parse(asksToMeSchema, (await joan.get('/api/asks')).body)
  const id = asks.find(({ text }) => text.includes(student))?.id ?? ''
  await must(joan.put(`/api/asks/${id}/answer`, { verdict: null, byDate: null, text: `Not for ${student} alone.`, toAll: true }))
}

async function must(answer: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await answer
  if (status >= 300) throw new Error(`refused with ${status}: ${JSON.stringify(body)}`)
}

/** What has no door of its own in these tests. */
async function writeBeside(write: Stage['school']['database']['write']): Promise<void> {
  await write.updateTable('cycles').set({ paused_at: Date.now(), pause_reason: `${student} moved away` }).where('id', '=', cycleId).execute()
  await write.updateTable('emergency_accesses').set({ reason: `about ${student}` }).where('team_id', '=', teamId).execute()
  await write.updateTable('teams').set({ name: `Grade 3 with ${student}` }).where('id', '=', teamId).execute()
  await write.deleteFrom('meetings').where('team_id', '=', teamId).execute()
  const meeting = { building_id: 'cedar-hollow', team_id: teamId, date: '2026-01-14', met: 0, reason: `${student} was ill` } as const
  await write.insertInto('meetings').values({ ...meeting, recorded_by: 'amara-nwosu', recorded_at: Date.now() }).execute()
  const room = await write.selectFrom('documents').selectAll().where('id', '=', `${cycleId}-cycle`).executeTakeFirstOrThrow()
  const version = { id: 'named-version', building_id: 'cedar-hollow', cycle_id: cycleId, kind: 'name', ref: 'named-version', name: `before ${student}`, step: null, person_id: null, at: Date.now(), restored_id: null } as const
  await write.insertInto('cycle_versions').values(version).execute()
  const doc = new Y.Doc()
  cycleDocument(doc).text('worry').insert(0, `${student} in a version`)
  cycleDocument(doc).text('forWhom').insert(0, 'kept in the version')
  const kept = { version_id: version.id, building_id: 'cedar-hollow', document_id: room.id, epoch: room.epoch, generation: room.generation, seq: 1 }
  await write.insertInto('version_documents').values({ ...kept, checksum: 'x', bytes: Y.encodeStateAsUpdate(doc) }).execute()
}

async function untilInLog(stored: (documentId: string) => Promise<Y.Doc>, practiceId: string): Promise<void> {
  for (;;) {
    if (JSON.stringify((await stored(practiceId)).getMap('tries').toJSON()).includes(student)) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** In which files of a folder any of these words stand, in UTF-8 or in UTF-16, whatever their case; backups excepted. */
export async function filesWith(folder: string, words: readonly string[]): Promise<string[]> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && !entry.parentPath.includes('backups'))
  const found: string[] = []
  for (const { parentPath, name } of names) {
    const bytes = await readFile(join(parentPath, name))
    const texts = [bytes.toString('latin1'), bytes.toString('utf8'), bytes.toString('utf16le'), bytes.subarray(1).toString('utf16le')].map((text) => text.toLowerCase())
    if (words.some((word) => texts.some((text) => text.includes(word.toLowerCase())))) found.push(name)
  }
  return found
}

/** What a server does at its start, and a restore before it is whole. Returns how many names. */
export function eraseAgain(database: Database, secrets: Secrets = loadSecrets(database.folder)): Promise<number> {
  return reapply({ database, secrets, logger: createLogger('silent'), now: Date.now })
}
