import { type CycleDocument, cycleDocument, type PersonalDocument, personalDocument, type PracticeDocument, practiceDocument } from 'shared/cycles/document'
import type { DocumentKind } from 'shared/cycles/fields'
import type { CycleDetail, DocumentAddress } from 'shared/cycles/schema'
import type { Session } from 'shared/people/schema'
import type { Refusal } from 'shared/sync/wire'
import { type PageHistory, pageHistory } from './history'
import type { LocalStore } from './local-store'
import { type LiveDocument, openLiveDocument } from './live-document'
import { type PagePresence, pagePresence } from './presence'
import { derived, type Readable } from './readable'
import { type DocumentFacts, type Ending, hasUnsent, isSameSaveState, isReady, type SaveState, saveStateOf, worstOf } from './save-state'
import { syncUrl } from './sync-url'

/**
 * What can be shown of the page. `ready` in the later states says that the content is there and may stay on screen
 * under the message; without it nothing of the cycle may be drawn.
 */
export type RoomStatus =
  | { kind: 'loading' }
  | { kind: 'ready' }
  | { kind: 'refused'; reason: Refusal; ready: boolean }
  /** `started-anew`: the cycle was erased or reset on the server; fetch its detail and open the room again. */
  | { kind: Ending; ready: boolean }

/** A cycle's documents, open on this page. */
export interface CycleRoom {
  readonly cycle: CycleDocument
  readonly practice: PracticeDocument | null
  readonly personal: PersonalDocument | null
  readonly mayEdit: boolean
  readonly status: Readable<RoomStatus>
  readonly save: Readable<SaveState>
  readonly history: PageHistory
  readonly presence: PagePresence
  readonly live: readonly LiveDocument[]
  /** Is there anything on this page that the server does not have? */
  hasUnsent(): boolean
  /** Connects again after the same person has signed in over the page. */
  resume(): void
  /** My words in every text that could not be saved, to paste elsewhere. */
  copyMyChanges(): string
  /** Gives up what could not be saved: deletes the local copies. Close the room and open it again afterwards. */
  forgetChanges(): Promise<void>
  close(): void
}

export interface CycleRoomSettings {
  detail: CycleDetail
  session: Session
  localStore: LocalStore
  /** `wss://host/sync`; this site's own when left out. */
  url?: string
  /** What this person may do here has changed: fetch the detail again. May be called for each document. */
  roleChanged?: () => void
}

export function openCycleRoom(settings: CycleRoomSettings): CycleRoom {
  const { detail, session, localStore, url = syncUrl(), roleChanged = () => {} } = settings
  const open = (kind: DocumentKind, address: DocumentAddress): LiveDocument => {
    const mayEdit = kind === 'practice' ? detail.mayWriteTries : detail.mayEdit
    // Only who writes keeps a copy; who may only read now keeps nothing of what they once could write (docs/sync.md A5).
    if (!mayEdit) void localStore.forgetSent(session.person.id, kind, address)
    const copy = mayEdit ? localStore.copyOf(session.person.id, kind, address) : null
    return openLiveDocument({ url, kind, address, mayEdit, copy, roleChanged })
  }
  const { documents } = detail
  const cycle = open('cycle', documents.cycle)
  const practice = documents.practice && open('practice', documents.practice)
  const personal = documents.personal && open('personal', documents.personal)
  const live = [cycle, practice, personal].filter((document) => document !== null)
  // Nobody else ever opens a personal document: there is no presence in it to show.
  personal?.awareness.setLocalState(null)

  const facts = live.map((document) => document.facts)
  const all = () => facts.map((each) => each.get())
  const status = derived(facts, () => statusOf(all()), isSameStatus)
  const save = derived(facts, () => worstOf(all().map(saveStateOf)), isSameSaveState)
  const history = pageHistory(live.map((document) => document.doc))
  const presence = pagePresence(practice ? [cycle, practice] : [cycle], session.person.id)

  return {
    cycle: cycleDocument(cycle.doc),
    practice: practice && practiceDocument(practice.doc),
    personal: personal && personalDocument(personal.doc),
    mayEdit: detail.mayEdit,
    status,
    save,
    history,
    presence,
    live,
    hasUnsent: () => all().some(hasUnsent),
    resume: () => live.forEach((document) => document.resume()),
    copyMyChanges: () => live.map((document) => document.unsavedWords()).filter(Boolean).join('\n\n'),
    forgetChanges: async () => void (await Promise.all(live.map((document) => document.forget()))),
    close() {
      status.stop()
      save.stop()
      presence.close()
      history.close()
      for (const document of live) document.close()
    },
  }
}

/** Ready only when every document is: half a page that looks whole would be worse than none. */
function statusOf(all: readonly DocumentFacts[]): RoomStatus {
  const ready = all.every(isReady)
  for (const { refusal } of all) if (refusal) return { kind: 'refused', reason: refusal, ready }
  for (const { link } of all) if (link.kind === 'ended') return { kind: link.why, ready }
  return { kind: ready ? 'ready' : 'loading' }
}

function isSameStatus(a: RoomStatus, b: RoomStatus): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
