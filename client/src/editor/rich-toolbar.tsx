import { type Editor, useEditorState } from '@tiptap/react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './rich-text.module.css'

const tools = ['bold', 'italic', 'bulletList', 'orderedList'] as const
type Tool = (typeof tools)[number]

const signs: Record<Tool, string> = { bold: 'B', italic: 'I', bulletList: '•', orderedList: '1.' }

/** Emphasis and lists, above the text that is being written in. One stop of the Tab key; arrows move inside. */
export function RichToolbar({ editor, label }: { editor: Editor; label: string }) {
  const { t } = useTranslation('editor')
  const active = useEditorState({
    editor,
    selector: (state) => tools.filter((tool) => state.editor.isActive(tool)),
  })
  return (
    // The bar itself is never focused: its first button is its stop.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div className={styles.toolbar} role="toolbar" aria-label={t('tools', { label })} onKeyDown={moveAlong}>
      {tools.map((tool, index) => (
        <button
          key={tool}
          type="button"
          className={styles.tool}
          data-tool={tool}
          tabIndex={index === 0 ? 0 : -1}
          aria-pressed={active.includes(tool)}
          aria-label={t(tool)}
          title={t(`${tool}Key`)}
          // The words keep the focus and the selection.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => apply(editor, tool)}
        >
          {signs[tool]}
        </button>
      ))}
    </div>
  )
}

function apply(editor: Editor, tool: Tool): void {
  const chain = editor.chain().focus()
  switch (tool) {
    case 'bold':
      return void chain.toggleBold().run()
    case 'italic':
      return void chain.toggleItalic().run()
    case 'bulletList':
      return void chain.toggleBulletList().run()
    case 'orderedList':
      return void chain.toggleOrderedList().run()
  }
}

function moveAlong(event: KeyboardEvent<HTMLDivElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (step === 0) return
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = buttons.findIndex((button) => button === document.activeElement)
  buttons[(at + step + buttons.length) % buttons.length]?.focus()
  event.preventDefault()
}
