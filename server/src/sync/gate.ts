import type { Refusal } from 'shared/sync/wire'
import * as Y from 'yjs'
import type { ClientIds } from './client-ids'
import { decode, type Struct, updateLimits } from './decode'
import type { Structure } from './structure'

/** The largest frame that is taken: 1 MiB. */
export const maxFrameBytes = 1024 * 1024

/** Who sends an update: a person, and whoever may be using a client id that has written nothing yet. */
export interface Sender {
  personId: string
  /** Who shows themselves under this client id just now; null when nobody does. */
  shownBy(clientId: number): string | null
  /** It answers our question (SyncStep2), with all that the sender has and we lack, whoever wrote it. */
  isAnswer: boolean
}

export type Judged =
  | { kind: 'refused'; why: Refusal }
  | { kind: 'gap' }
  /** May be applied. `writers` are the client ids that it adds to. */
  | { kind: 'passed'; writers: readonly number[] }

/** Looks at an update before anything of it is applied (docs/sync.md G1, G2, G5). */
export class Gate {
  readonly #doc: Y.Doc
  readonly #structure: Structure
  readonly #clientIds: ClientIds

  constructor(doc: Y.Doc, structure: Structure, clientIds: ClientIds) {
    this.#doc = doc
    this.#structure = structure
    this.#clientIds = clientIds
  }

  judge(update: Uint8Array, sender: Sender): Judged {
    const decoded = decode(update)
    if (typeof decoded === 'string') return { kind: 'refused', why: decoded }
    const { structs } = decoded
    const writers = this.#writersOf(structs)
    const why = this.#refusalOf(structs, writers, sender) ?? this.#structure.refusalOf(structs)
    if (why === 'gap') return { kind: 'gap' }
    return why === null ? { kind: 'passed', writers } : { kind: 'refused', why }
  }

  #refusalOf(structs: readonly Struct[], writers: readonly number[], sender: Sender): Refusal | null {
    if (writers.length > updateLimits.newClientIds && !this.#clientIds.isRecovering) return 'too-big'
    if (structs.some((struct) => this.#newLength(struct) > updateLimits.structLength)) return 'too-big'
    return writers.every((clientId) => this.#clientIds.mayWrite(clientId, sender)) ? null : 'foreign-author'
  }

  #writersOf(structs: readonly Struct[]): number[] {
    const writers = new Set<number>()
    for (const struct of structs) if (this.#newLength(struct) > 0) writers.add(struct.id.client)
    return [...writers]
  }

  /** How much of it the document has not; nothing of what only says that something is missing. */
  #newLength(struct: Struct): number {
    if (struct instanceof Y.Skip) return 0
    const { id, length } = struct
    return Math.max(0, id.clock + length - Math.max(id.clock, Y.getState(this.#doc.store, id.client)))
  }
}

/** Would applying this update leave the document as it is? What a reader may send (docs/sync.md G4). */
export function changesNothing(doc: Y.Doc, update: Uint8Array): boolean {
  return Y.snapshotContainsUpdate(Y.snapshot(doc), update)
}

/**
 * Drops what Yjs has parked because something before it is missing (docs/sync.md G3). True when there was anything:
 * then the sender has to be asked for all that the document lacks.
 */
export function dropGap(doc: Y.Doc): boolean {
  const { store } = doc
  const gap = store.pendingStructs !== null || store.pendingDs !== null
  store.pendingStructs = null
  store.pendingDs = null
  return gap
}
