import type { Refusal } from 'shared/sync/wire'

/**
 * What the save chip says (docs/sync.md H1, H2). It never claims more than is known: "saved" only when the server has
 * acknowledged the last mark on this very connection, "kept" only when IndexedDB has completed the transaction.
 */
export type SaveState =
  | { kind: 'loading' }
  | { kind: 'saved' }
  | { kind: 'saving' }
  | { kind: 'offline'; kept: boolean }
  | { kind: 'not-saved'; what: Trouble }
  | { kind: 'read-only'; live: boolean }

/** Why words are not saved although nobody is offline. */
export type Trouble = 'refused' | 'storage' | Ending

/** Why the server has closed a document's socket for good. */
export type Ending = 'signed-out' | 'no-access' | 'gone' | 'started-anew' | 'too-big' | 'reload'

export type Link =
  | { kind: 'opening' }
  | { kind: 'apart' }
  /** The socket is open; the server has not yet asked for what we have, or not yet sent what it has. */
  | { kind: 'joining' }
  | { kind: 'joined'; confirmed: boolean }
  | { kind: 'ended'; why: Ending }

/** Everything that is known about one document's words. Changes are counted from 1 as they are made on this page. */
export interface DocumentFacts {
  readonly mayEdit: boolean
  /** Whether the content here has ever been in step with the server. Without that, empty means nothing. */
  readonly loaded: boolean
  readonly link: Link
  /** Local changes so far. Unsent ones that an earlier visit left in the local copy count as one. */
  readonly changes: number
  /** Of those, how many the server has on its disk. */
  readonly acknowledged: number
  /** Of those, how many are in the local copy for certain. */
  readonly kept: number
  readonly storage: 'none' | 'working' | 'failed'
  /** Marks sent on this connection and not answered yet. */
  readonly outstanding: readonly { n: number; covers: number }[]
  readonly refusal: Refusal | null
}

export type Happening =
  | { kind: 'opened'; fromCopy: boolean; unsent: boolean; storage: DocumentFacts['storage'] }
  | { kind: 'changed' }
  | { kind: 'kept'; upTo: number }
  | { kind: 'storage-failed' }
  | { kind: 'joining' }
  | { kind: 'received' }
  | { kind: 'marked'; n: number; covers: number }
  | { kind: 'acknowledged'; n: number }
  | { kind: 'refused'; reason: Refusal }
  | { kind: 'parted' }
  | { kind: 'ended'; why: Ending }
  /** The connection is to be tried again after it had ended. */
  | { kind: 'resumed' }

export function newDocument(mayEdit: boolean): DocumentFacts {
  return {
    mayEdit,
    loaded: false,
    link: { kind: 'opening' },
    changes: 0,
    acknowledged: 0,
    kept: 0,
    storage: 'none',
    outstanding: [],
    refusal: null,
  }
}

/** What is known after something has happened. Pure. */
export function after(facts: DocumentFacts, happening: Happening): DocumentFacts {
  switch (happening.kind) {
    case 'opened': {
      const changes = happening.unsent ? 1 : 0
      return { ...facts, link: { kind: 'apart' }, loaded: happening.fromCopy, storage: happening.storage, changes, kept: changes }
    }
    case 'changed':
      return { ...facts, changes: facts.changes + 1 }
    case 'kept':
      return { ...facts, storage: 'working', kept: Math.max(facts.kept, happening.upTo) }
    case 'storage-failed':
      return { ...facts, storage: 'failed' }
    case 'joining':
      return { ...facts, link: { kind: 'joining' }, outstanding: [] }
    case 'received':
      return { ...facts, loaded: true, link: facts.link.kind === 'joining' ? { kind: 'joined', confirmed: false } : facts.link }
    case 'marked':
      return { ...facts, outstanding: [...facts.outstanding, { n: happening.n, covers: happening.covers }] }
    case 'acknowledged':
      return acknowledge(facts, happening.n)
    case 'refused':
      return { ...facts, refusal: happening.reason, outstanding: [] }
    case 'parted':
      return facts.link.kind === 'ended' ? facts : { ...facts, link: { kind: 'apart' }, outstanding: [] }
    case 'ended':
      return { ...facts, link: { kind: 'ended', why: happening.why }, outstanding: [] }
    case 'resumed':
      return facts.link.kind === 'ended' ? { ...facts, link: { kind: 'apart' } } : facts
  }
}

/** An answer counts for the mark that asked for it and all before it; an answer nobody asked for counts for nothing. */
function acknowledge(facts: DocumentFacts, n: number): DocumentFacts {
  const answered = facts.outstanding.filter((mark) => mark.n <= n)
  if (answered.length === 0) return facts
  const covers = Math.max(...answered.map((mark) => mark.covers))
  return {
    ...facts,
    acknowledged: Math.max(facts.acknowledged, covers),
    outstanding: facts.outstanding.filter((mark) => mark.n > n),
    link: facts.link.kind === 'joined' || facts.link.kind === 'joining' ? { kind: 'joined', confirmed: true } : facts.link,
  }
}

/** Is there anything that the server does not have on its disk? */
export function hasUnsent(facts: DocumentFacts): boolean {
  return facts.acknowledged < facts.changes
}

/** Is there content here that may be shown? A document that has not loaded never looks like an empty one. */
export function isReady(facts: DocumentFacts): boolean {
  return facts.loaded
}

export function saveStateOf(facts: DocumentFacts): SaveState {
  if (facts.refusal) return { kind: 'not-saved', what: 'refused' }
  if (facts.link.kind === 'ended') return { kind: 'not-saved', what: facts.link.why }
  if (!facts.loaded) return { kind: 'loading' }
  if (!facts.mayEdit) return { kind: 'read-only', live: facts.link.kind === 'joined' }
  switch (facts.link.kind) {
    case 'opening':
      return { kind: 'loading' }
    case 'apart':
      if (facts.storage !== 'working') return { kind: 'not-saved', what: 'storage' }
      return { kind: 'offline', kept: facts.kept >= facts.changes }
    case 'joining':
      return { kind: 'saving' }
    case 'joined':
      return facts.link.confirmed && !hasUnsent(facts) ? { kind: 'saved' } : { kind: 'saving' }
  }
}

/** Of all the documents of a page, the worst one speaks. */
export function worstOf(states: readonly SaveState[]): SaveState {
  let worst: SaveState = { kind: 'read-only', live: true }
  for (const state of states) if (gravity(state) > gravity(worst)) worst = state
  return worst
}

function gravity(state: SaveState): number {
  switch (state.kind) {
    case 'not-saved':
      return 7
    case 'offline':
      return state.kept ? 5 : 6
    case 'loading':
      return 4
    case 'saving':
      return 3
    case 'saved':
      return 2
    case 'read-only':
      return state.live ? 0 : 1
  }
}

export function isSameSaveState(a: SaveState, b: SaveState): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
