import { EditorContent, useEditor } from '@tiptap/react'
import { useMemo, useState } from 'react'
import type * as Y from 'yjs'
import { useCycleRoom } from '../sync/cycle-room-context'
import { showMine } from './rich-carets'
import { richSchema } from './rich-schema'
import { RichToolbar } from './rich-toolbar'
import { sharedWords } from './shared-words'

interface RichEditorProps {
  fragment: Y.XmlFragment
  path: string
  label: string
  placeholder?: string
  readOnly?: boolean
}

/** The editor itself. Loaded apart, with all of Tiptap, when the first rich text comes near the window. */
export default function RichEditor({ fragment, path, label, placeholder = '', readOnly = false }: RichEditorProps) {
  const { history, presence } = useCycleRoom()
  const [isActive, setActive] = useState(false)
  const extensions = useMemo(
    () => [richSchema, sharedWords({ fragment, path, history, presence })],
    [fragment, path, history, presence],
  )
  const editor = useEditor(
    {
      extensions,
      editable: !readOnly,
      editorProps: {
        attributes: (state) => ({
          id: path,
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          'aria-placeholder': placeholder,
          ...(state.doc.textContent === '' && state.doc.childCount <= 1 ? { 'data-empty': placeholder } : {}),
        }),
      },
      onFocus({ editor: focused }) {
        setActive(true)
        history.endStep()
        if (fragment.doc) presence.enter(path, fragment.doc)
        showMine(focused.view, presence)
      },
      onBlur: () => presence.leave(path),
      onDestroy: () => presence.leave(path),
    },
    [extensions, readOnly],
  )

  return (
    <div
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setActive(false)
      }}
    >
      {isActive && !readOnly && <RichToolbar editor={editor} label={label} />}
      <EditorContent editor={editor} />
    </div>
  )
}
