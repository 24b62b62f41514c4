import type { Editor } from '@tiptap/core'
import { EditorContent, useEditor } from '@tiptap/react'
import { useMemo, useState } from 'react'
import type * as Y from 'yjs'
import { useCycleRoom } from '../sync/cycle-room-context'
import { showMine } from './rich-carets'
import { richSchema } from './rich-schema'
import { RichToolbar } from './rich-toolbar'
import { sharedWords } from './shared-words'
import type { Arrival } from './typed-ahead'

export interface RichEditorProps {
  fragment: Y.XmlFragment
  path: string
  label: string
  placeholder?: string
  hint?: string | undefined
  readOnly?: boolean
  /** Where the person entered the words while the editor was not there yet; says so once. */
  takeArrival: () => Arrival | null
}

/** The editor itself. Loaded apart, with all of Tiptap, when the first rich text comes near the window. */
export default function RichEditor({ fragment, path, readOnly = false, takeArrival, ...props }: RichEditorProps) {
  const { history, presence } = useCycleRoom()
  const [isActive, setActive] = useState(false)
  const { label } = props
  const extensions = useMemo(
    () => [richSchema, sharedWords({ fragment, path, history, presence })],
    [fragment, path, history, presence],
  )
  const editor = useEditor(
    {
      extensions,
      editable: !readOnly,
      editorProps: {
        attributes: (state) => attributesOf({ path, readOnly, ...props }, isBlank(state.doc)),
        // Tab goes on to the next field, in a list too.
        handleDOMEvents: { keydown: (_view, { key }) => key === 'Tab' },
      },
      onCreate({ editor: made }) {
        enter(made, takeArrival())
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

function attributesOf(props: Omit<RichEditorProps, 'fragment' | 'takeArrival'>, blank: boolean): Record<string, string> {
  const { path, label, placeholder = '', hint, readOnly } = props
  return {
    id: path,
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    ...(placeholder ? { 'aria-placeholder': placeholder } : {}),
    ...(hint ? { 'aria-describedby': `${path}-hint` } : {}),
    ...(readOnly ? { 'aria-readonly': 'true', tabindex: '0' } : {}),
    ...(blank ? { 'data-empty': placeholder } : {}),
  }
}

function isBlank(doc: { textContent: string; childCount: number; firstChild: { childCount: number; type: { name: string } } | null }): boolean {
  const { firstChild } = doc
  return doc.childCount <= 1 && doc.textContent === '' && (firstChild === null || firstChild.type.name === 'paragraph')
}

/** Goes on where the person was about to write when the editor was still on its way, after what they have typed since. */
function enter(editor: Editor, arrival: Arrival | null): void {
  if (arrival === null) return
  const { at, typed } = arrival
  if (at !== null) {
    const pos = at === 'start' ? 0 : (editor.view.posAtCoords(at)?.pos ?? editor.state.doc.content.size)
    editor.commands.setTextSelection(pos)
    // Not by the command: it waits for a frame, and on a busy device the keys of that frame go nowhere.
    editor.view.focus()
  }
  for (const [index, line] of typed.split('\n').entries()) {
    if (index > 0) editor.commands.splitBlock()
    if (line !== '') editor.view.dispatch(editor.state.tr.insertText(line))
  }
}
