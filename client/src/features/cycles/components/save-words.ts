import type { SaveState } from '../../../sync/save-state'

export type SaveTone = 'good' | 'warn' | 'bad' | 'quiet'

type Trouble = Extract<SaveState, { kind: 'not-saved' }>['what']

type SaveWords = { tone: SaveTone } & (
  | {
      /** Key of the chip's words in the catalogue `sync`. */
      chip: 'loading' | 'saved' | 'saving' | 'offlineKept' | 'offlineKeeping' | 'readOnly' | 'readOnlyOffline'
      trouble: null
    }
  | { chip: null; trouble: Trouble }
)

/** What the save chip says. It never says more than is known (sync.md H1, H2). */
export function saveWords(state: SaveState): SaveWords {
  switch (state.kind) {
    case 'loading':
      return { chip: 'loading', trouble: null, tone: 'quiet' }
    case 'saved':
      return { chip: 'saved', trouble: null, tone: 'good' }
    case 'saving':
      return { chip: 'saving', trouble: null, tone: 'quiet' }
    case 'offline':
      return { chip: state.kept ? 'offlineKept' : 'offlineKeeping', trouble: null, tone: 'warn' }
    case 'not-saved':
      return { chip: null, trouble: state.what, tone: 'bad' }
    case 'read-only':
      return { chip: state.live ? 'readOnly' : 'readOnlyOffline', trouble: null, tone: 'quiet' }
  }
}

/** What is read out when the state changes. Saving and saved, at every pause in typing, are not worth a word. */
export function saveNews(before: SaveState, now: SaveState): 'offline' | 'back' | 'notSaved' | null {
  if (now.kind === before.kind) return null
  if (now.kind === 'offline') return 'offline'
  if (now.kind === 'not-saved') return 'notSaved'
  const wasApart = before.kind === 'offline' || before.kind === 'not-saved'
  return wasApart && now.kind === 'saved' ? 'back' : null
}
