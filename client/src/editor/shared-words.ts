import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap'
import type { XmlFragment } from 'yjs'
import type { PageHistory } from '../sync/history'
import type { PagePresence } from '../sync/presence'
import { colleagueCarets } from './rich-carets'

interface SharedWordsSettings {
  fragment: XmlFragment
  path: string
  history: PageHistory
  presence: PagePresence
}

/**
 * Binds the editor to a shared rich text. In place of @tiptap/extension-collaboration, which insists on an undo of its
 * own for each editor and destroys it with the editor: here one history holds for the whole page.
 */
export function sharedWords({ fragment, path, history, presence }: SharedWordsSettings): Extension {
  return Extension.create({
    name: 'sharedWords',
    priority: 1000,
    addProseMirrorPlugins() {
      history.follow(ySyncPluginKey)
      const binding: unknown = ySyncPlugin(fragment)
      if (!(binding instanceof Plugin)) throw new TypeError('two copies of ProseMirror')
      return [binding, colleagueCarets(presence, path)]
    },
  })
}
