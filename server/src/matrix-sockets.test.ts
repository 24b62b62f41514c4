import * as encoding from 'lib0/encoding'
import { cycleDocument } from 'shared/cycles/document'
import type { DocumentKind } from 'shared/cycles/fields'
import { mayOpen, type MayOpen } from 'shared/access/policy'
import type { Relation } from 'shared/access/standing'
import { closeCode, encodeMark, messageType } from 'shared/sync/wire'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { answerFrame, askFrame, readFrame, updateFrame } from './sync/frames'
import { cast, type CastName, castNames, placeOf, standingOf, startStage, type Stage, type Target, targets } from './testing/cast'
import { headersOf } from './testing/provider'

/* Who sees what (product.md), for every message that a socket can carry: to each kind of document of each target. */
let stage: Stage
/** The documents of Grade 3's and Grade 5's open cycles; a personal one is Amara's, or Lucía's. */
const documents = new Map<Target, Record<DocumentKind, string>>()

beforeAll(async () => {
  stage = await startStage()
  for (const [target, author] of [['own team', 'member'], ['other team', 'member of another team']] as const) {
    const { documents: found } = await (await stage.as(author)).cycle(placeOf[target].cycleId)
    const { cycle, practice, personal } = found
    if (practice === null || personal === null) throw new Error('a member has all three')
    documents.set(target, { cycle: cycle.id, practice: practice.id, personal: personal.id })
  }
  documents.set('other building', { cycle: placeOf['other building'].cycleId, practice: 'nowhere', personal: 'nowhere' })
  documents.set('unknown', { cycle: 'nowhere', practice: 'nowhere', personal: 'nowhere' })
})
afterAll(() => stage.close())

function wanted(name: CastName, target: Target, kind: DocumentKind): MayOpen {
  const standing = standingOf(name, target)
  if (standing === null || (target === 'other building' && kind !== 'cycle')) return null
  if (kind !== 'personal') return mayOpen({ kind, relation: standing.toTeam })
  const isAuthor = (target === 'own team' && name === 'member') || (target === 'other team' && name === 'member of another team')
  const relation: Relation = isAuthor ? { kind: 'owner' } : { kind: 'none' }
  return mayOpen({ kind, relation })
}

/** Something new in the document, as an update. */
function someEdit(kind: DocumentKind): Uint8Array {
  const doc = new Y.Doc()
  if (kind === 'cycle') cycleDocument(doc).text('worry').insert(0, 'matrix')
  else doc.getMap('nothing known').set('a', 1)
  return Y.encodeStateAsUpdate(doc)
}

function withType(type: number, bytes: Uint8Array = new Uint8Array()): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}

/** Every message that a client can send, by name. */
const messages: Record<string, (kind: DocumentKind) => Uint8Array> = {
  'SyncStep1': () => askFrame(Y.encodeStateVector(new Y.Doc())),
  'SyncStep2': (kind) => answerFrame(someEdit(kind)),
  update: (kind) => updateFrame(someEdit(kind)),
  awareness: () => withType(messageType.awareness, new Uint8Array([0])),
  'query awareness': () => withType(messageType.queryAwareness),
  auth: () => withType(messageType.auth),
  mark: () => encodeMark({ kind: 'mark', n: 1 }),
  unknown: () => withType(77),
}

interface Heard {
  code: number | null
  bytes: number
  /** Frames that held words of the document. */
  words: number
  answer: 'ack' | 'nack' | null
}

/** Sends one message and a mark behind it, and listens until that is answered or the socket closes. */
async function say(name: CastName, documentId: string, frame: Uint8Array): Promise<Heard> {
  const { door } = await stage.as(name)
  const socket = new WebSocket(`${door.url}/${documentId}?epoch=1`, { headers: headersOf(door) })
  const heard: Heard = { code: null, bytes: 0, words: 0, answer: null }
  await new Promise<void>((resolve, reject) => {
    socket.on('open', () => {
      socket.send(frame)
      socket.send(encodeMark({ kind: 'mark', n: 9 }))
    })
    socket.on('message', (data: Buffer) => {
      heard.bytes += data.byteLength
      const bytes = new Uint8Array(data)
      if (bytes[0] === messageType.mark && bytes[2] === 9) {
        heard.answer = bytes[1] === 1 ? 'ack' : 'nack'
        socket.close()
      } else if (bytes[0] === messageType.sync && readFrame(bytes).kind === 'update') heard.words += 1
    })
    socket.on('close', (code) => {
      heard.code ??= code
      resolve()
    })
    socket.on('error', reject)
  })
  return heard
}

async function rowsOf(documentId: string): Promise<number> {
  const rows = await stage.school.database.read.selectFrom('document_updates').select('seq').where('document_id', '=', documentId).execute()
  return rows.length
}

describe('every message on a socket, from everybody, to everything', () => {
  for (const kind of ['cycle', 'practice', 'personal'] as const) {
    it(`opens the ${kind} document to whom the table lets in, and tells everybody else nothing`, async () => {
      const wrong: unknown[] = []
      for (const target of targets) {
        const documentId = documents.get(target)?.[kind] ?? ''
        for (const name of castNames) {
          const may = wanted(name, target, kind)
          for (const [message, frame] of Object.entries(messages)) {
            const before = await rowsOf(documentId)
            const heard = await say(name, documentId, frame(kind))
            const added = (await rowsOf(documentId)) - before
            const isRight =
              may === null
                ? heard.code === closeCode.noAccess && heard.bytes === 0 && added === 0
                : message === 'SyncStep1'
                  ? heard.words > 0 && added === 0 && heard.answer === 'ack'
                  : may === 'editor' || added === 0
            if (!isRight) wrong.push({ kind, target, name, message, may, heard, added })
          }
        }
      }
      expect(wrong).toEqual([])
    }, 120_000)
  }

  it('takes what an editor writes and refuses what a reader writes', async () => {
    for (const name of castNames) {
      const may = wanted(name, 'own team', 'cycle')
      if (may === null) continue
      for (const frame of [updateFrame(someEdit('cycle')), answerFrame(someEdit('cycle'))]) {
        const documentId = documents.get('own team')?.cycle ?? ''
        const before = await rowsOf(documentId)
        const { answer } = await say(name, documentId, frame)
        const added = (await rowsOf(documentId)) - before
        expect([name, may, answer, added]).toEqual([name, may, may === 'editor' ? 'ack' : 'nack', may === 'editor' ? 1 : 0])
      }
    }
  })

  it('closes every door to who is not signed in', async () => {
    const { url, origin } = stage.school.visitor().door
    for (const documentId of [documents.get('own team')?.cycle, 'nowhere']) {
      const socket = new WebSocket(`${url}/${documentId}`, { headers: headersOf({ url, origin, cookie: null }) })
      const code = await new Promise((resolve) => socket.on('close', resolve))
      expect(code).toBe(closeCode.signedOut)
    }
  })

  it('has somebody of every kind on the stage', () => {
    expect(new Set(castNames.map((name) => (cast[name] as { own: Relation }).own.kind))).toEqual(
      new Set(['member', 'coach', 'invited', 'emergency', 'none']),
    )
  })
})
