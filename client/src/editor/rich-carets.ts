import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { PagePresence, Visitor } from '../sync/presence'

const key = new PluginKey<DecorationSet>('colleagueCarets')

/**
 * Shows colleagues' carets in a rich text, and mine to them. In place of @tiptap/extension-collaboration-caret: that one
 * redraws every editor of the page for every caret in any field, and keeps its carets apart from those of plain texts.
 */
export function colleagueCarets(presence: PagePresence, path: string): Plugin {
  const visitors = presence.visitorsIn(path)
  return new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, carets, _before, state) {
        if (transaction.getMeta(key) || transaction.getMeta(ySyncPluginKey)) return drawn(state, visitors.get())
        return transaction.docChanged ? carets.map(transaction.mapping, transaction.doc) : carets
      },
    },
    props: { decorations: (state) => key.getState(state) },
    view(view) {
      const redraw = () => {
        if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, true))
      }
      const unsubscribe = visitors.subscribe(redraw)
      // Not now: the editor is being made, and React may be rendering.
      queueMicrotask(redraw)
      return {
        update(now, before) {
          const moved = !before.selection.eq(now.state.selection) || !before.doc.eq(now.state.doc)
          if (moved && now.hasFocus()) queueMicrotask(() => showMine(now, presence))
        },
        destroy: unsubscribe,
      }
    },
  })
}

/** Tells the others where my caret stands. */
export function showMine(view: EditorView, presence: PagePresence): void {
  if (view.isDestroyed) return
  const shared = sharedOf(view.state)
  if (!shared?.type.doc) return
  const { anchor, head } = view.state.selection
  const position = (at: number): unknown => absolutePositionToRelativePosition(at, shared.type, shared.mapping)
  const [from, to] = [position(anchor), position(head)]
  if (from instanceof Y.RelativePosition && to instanceof Y.RelativePosition) presence.showCaret(shared.type.doc, from, to)
}

function drawn(state: EditorState, visitors: readonly Visitor[]): DecorationSet {
  const shared = sharedOf(state)
  if (!shared?.type.doc || visitors.length === 0) return DecorationSet.empty
  const { doc } = shared.type
  const carets = visitors.flatMap((visitor) => {
    const at = visitor.caret && positionOf(visitor.caret.head, (position) => relativePositionToAbsolutePosition(doc, shared.type, position, shared.mapping))
    if (typeof at !== 'number') return []
    const place = Math.min(at, Math.max(state.doc.content.size - 1, 0))
    return [Decoration.widget(place, () => caretElement(visitor), { key: `${visitor.clientId}`, side: 10 })]
  })
  return DecorationSet.create(state.doc, carets)
}

function positionOf(json: unknown, resolve: (position: Y.RelativePosition) => unknown): unknown {
  try {
    return resolve(Y.createRelativePositionFromJSON(json))
  } catch {
    // A caret that cannot be read is a caret that is not drawn.
    return null
  }
}

function caretElement({ person }: Visitor): HTMLElement {
  const caret = document.createElement('span')
  caret.className = 'collaboration-carets__caret'
  caret.style.setProperty('--visitor', `var(--presence-${person.color})`)
  const label = document.createElement('span')
  label.className = 'collaboration-carets__label'
  label.textContent = person.initials
  caret.append(label)
  return caret
}

interface Shared {
  type: Y.XmlFragment
  mapping: Parameters<typeof relativePositionToAbsolutePosition>[3]
}

/** The rich text that the editor is bound to, and how its nodes stand to it. */
function sharedOf(state: EditorState): Shared | null {
  const sync: unknown = ySyncPluginKey.getState(state)
  if (!isRecord(sync) || !(sync['type'] instanceof Y.XmlFragment) || !isRecord(sync['binding'])) return null
  const { mapping } = sync['binding']
  return mapping instanceof Map ? { type: sync['type'], mapping } : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
