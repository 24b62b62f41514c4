import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { encodeMark, messageType } from 'shared/sync/wire'
import * as Y from 'yjs'
import { askFrame, updateFrame } from '../sync/frames'
import { type Book, forbidden } from './books'
import type { Link, Network, Owner } from './link'

/** Somebody with a right to be here who sends what no client sends, over a socket of their own. */
export class Intruder implements Owner {
  readonly isHonest = false
  readonly request: IncomingMessage

  constructor(
    readonly name: string,
    readonly personId: string,
  ) {
    this.request = new IncomingMessage(new Socket())
    this.request.headers.cookie = personId
  }

  covered(): readonly Uint8Array[] {
    return []
  }

  /** @param victim a client id of somebody else */
  attack(network: Network, book: Book, victim: number, random: () => number): Link {
    const end = network.connect(this, `ws://school/sync/${book.documentId}?epoch=${book.epoch}`)
    const frames = attacks(book, victim)[Math.floor(random() * 6)] ?? []
    end.onopen = () => {
      for (const frame of [...frames, encodeMark({ kind: 'mark', n: 1 })]) end.send(frame)
    }
    return end.link
  }
}

function attacks({ doc, kind }: Book, victim: number): Uint8Array[][] {
  const unknownField = new Y.Doc()
  unknownField.getText(forbidden).insert(0, forbidden)
  const poisoned = copyOf(doc)
  poisoned.clientID = victim
  const before = Y.encodeStateVector(poisoned)
  poisoned.getText(kind === 'personal' ? 'myImpact' : 'worry').insert(0, forbidden)
  const honest = Y.encodeStateAsUpdate(poisoned, before)
  const early = new Y.Doc()
  early.getText('worry').insert(0, 'lost ')
  const first = Y.encodeStateVector(early)
  early.getText('worry').insert(5, forbidden)
  return [
    [updateFrame(Y.encodeStateAsUpdate(unknownField))],
    [updateFrame(honest)],
    [updateFrame(honest.subarray(0, honest.length - 3))],
    [new Uint8Array([messageType.sync, 7, 1, 2]), new Uint8Array([99])],
    [updateFrame(Y.encodeStateAsUpdate(early, first))],
    Array.from({ length: 30 }, () => askFrame(new Uint8Array([0]))),
  ]
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
