import * as Y from 'yjs'
import { byHand } from 'shared/document/typed-document'
import { mayTakeAway } from './history-filter'
import { type Readable, writable } from './readable'
import { dropSteps, onRestored } from './restored'

/** Undo and redo of what I did on this page, over all its documents, in the order in which I did it. */
export interface PageHistory {
  undo(): void
  redo(): void
  readonly canUndo: Readable<boolean>
  readonly canRedo: Readable<boolean>
  /** What comes next is a step of its own: called when I move to another field. */
  endStep(): void
  /** Follows transactions of this origin too. The rich-text editor brings its own, once it has been loaded. */
  follow(origin: unknown): void
}

/** Changes made within this time of each other are one step, in milliseconds. */
const stepPause = 500
const turn = 'turn'

/**
 * One history over several documents: one UndoManager a document, their steps ordered by when they were made. Only what
 * is made by hand here is followed, so nobody ever undoes a colleague's words.
 */
export function pageHistory(docs: readonly Y.Doc[]): PageHistory & { close(): void } {
  const canUndo = writable(false)
  const canRedo = writable(false)
  let turns = 0
  // Yjs pops steps while it undoes and tells its filter only the item: what was there before says which step it is at.
  let stack: Stack = []
  let before: Stack = []
  const managers = docs.map(
    (doc) =>
      new Y.UndoManager(doc, {
        captureTimeout: stepPause,
        trackedOrigins: new Set([byHand]),
        // The rich-text editor makes transactions in which nothing changes; they are nothing to undo.
        captureTransaction: ({ changed }) => changed.size > 0,
        deleteFilter: (item) => mayTakeAway(item, before[stack.length]?.insertions ?? null, doc.clientID),
      }),
  )
  const refresh = () => {
    canUndo.set(managers.some((manager) => manager.canUndo()))
    canRedo.set(managers.some((manager) => manager.canRedo()))
  }
  for (const manager of managers) {
    manager.on('stack-item-added', ({ stackItem, type }) => {
      stackItem.meta.set(turn, ++turns)
      for (const other of managers) {
        if (other === manager) continue
        other.stopCapturing()
        if (type === 'undo' && !manager.redoing) other.clear(false, true)
      }
      refresh()
    })
    manager.on('stack-item-popped', refresh)
    manager.on('stack-cleared', refresh)
  }
  const stops = managers.map((manager) =>
    onRestored(manager.doc, (places) => {
      for (const each of [manager.undoStack, manager.redoStack]) dropSteps(each, manager.doc, places)
      // What comes next must not be joined to a step from before.
      manager.stopCapturing()
      refresh()
    }),
  )

  return {
    canUndo,
    canRedo,
    undo() {
      const manager = latest(managers, (each) => each.undoStack)
      if (!manager) return
      stack = manager.undoStack
      before = [...stack]
      manager.undo()
      refresh()
    },
    redo() {
      const manager = latest(managers, (each) => each.redoStack)
      if (!manager) return
      stack = manager.redoStack
      before = [...stack]
      manager.redo()
      refresh()
    },
    endStep() {
      for (const manager of managers) manager.stopCapturing()
    },
    follow(origin) {
      for (const manager of managers) manager.addTrackedOrigin(origin)
    },
    close() {
      for (const stop of stops) stop()
      for (const manager of managers) manager.destroy()
    },
  }
}

type Stack = Y.UndoManager['undoStack']

/** The manager whose next step was made last. */
function latest(managers: readonly Y.UndoManager[], stackOf: (manager: Y.UndoManager) => Stack): Y.UndoManager | null {
  let found: Y.UndoManager | null = null
  let turnOfFound = 0
  for (const manager of managers) {
    const made: unknown = stackOf(manager).at(-1)?.meta.get(turn)
    if (typeof made === 'number' && made > turnOfFound) {
      found = manager
      turnOfFound = made
    }
  }
  return found
}
