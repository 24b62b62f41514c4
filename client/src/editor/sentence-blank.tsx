import { useCallback, useEffect, useRef, useState } from 'react'
import type * as Y from 'yjs'
import { usePresenceIn } from '../sync/hooks'
import { Carets } from './carets'
import { focusNextBlank, keepPlain, plainEditable } from './plain-input'
import styles from './sentence-blank.module.css'
import { spanSurface } from './span-surface'
import { useTextBinding } from './use-text-binding'

export interface SentenceBlankProps {
  text: Y.Text | null
  path: string
  /** What goes here, for who cannot see the sentence around it. */
  label: string
  placeholder: string
  readOnly?: boolean
  /** Enter was pressed: on to the next blank. */
  onEnter?: () => void
}

/** A blank in a sentence that people fill together: it wraps with the words around it. */
export function SentenceBlank({ text, ...props }: SentenceBlankProps) {
  return text && <BoundBlank key={props.path} text={text} {...props} />
}

function BoundBlank({ text, path, label, placeholder, readOnly = false, onEnter }: SentenceBlankProps & { text: Y.Text }) {
  const element = useRef<HTMLSpanElement>(null)
  const [isEmpty, setEmpty] = useState(text.length === 0)
  const visitors = usePresenceIn(path)
  const shown = useCallback(() => setEmpty(element.current?.textContent === ''), [])
  const { binding, handlers } = useTextBinding(element, text, path, spanSurface, shown)
  const [first] = visitors

  useEffect(() => {
    const field = element.current
    if (!field || readOnly) return
    return keepPlain(field, {
      insert(change) {
        const at = change.at + change.inserted.length
        spanSurface(field).splice(change)
        spanSurface(field).select(at, at)
        binding.current?.typed()
      },
      enter: () => (onEnter ? onEnter() : focusNextBlank(field)),
    })
  }, [binding, readOnly, onEnter])

  return (
    <span
      className={styles.blank}
      data-visited={first ? '' : undefined}
      style={first && { '--visitor': `var(--presence-${first.person.color})` }}
    >
      <span
        {...handlers}
        ref={element}
        id={path}
        className={styles.words}
        role="textbox"
        tabIndex={0}
        aria-label={label}
        aria-placeholder={placeholder}
        aria-readonly={readOnly || undefined}
        contentEditable={readOnly ? undefined : plainEditable}
        suppressContentEditableWarning
        spellCheck
        data-empty={isEmpty ? placeholder : undefined}
      />
      <Carets text={text} visitors={visitors} words={element} binding={binding} />
    </span>
  )
}
