import { createElement, type RefObject, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { richToText } from 'shared/document/rich-text'
import { usePresenceIn } from '../sync/hooks'
import { FieldFrame } from './field-frame'
import styles from './rich-text.module.css'
import { type Arrival, TypedAhead } from './typed-ahead'
import { useRichEditor } from './use-rich-editor'

export interface RichTextProps {
  fragment: Y.XmlFragment
  path: string
  label: string
  placeholder?: string
  hint?: string
  readOnly?: boolean
  /** The label is read to who cannot see the page, and not drawn. */
  labelHidden?: boolean
}

/**
 * Typed text with emphasis and lists. The editor itself is loaded when the first one comes near the window, and made
 * only for fields that are near; until then the words stand there plain, and whoever enters them enters the editor.
 */
export function RichText({ fragment, hint, labelHidden = false, ...props }: RichTextProps) {
  const { path, label } = props
  const frame = useRef<HTMLDivElement>(null)
  const [ahead] = useState(() => new TypedAhead())
  const [isNear, come] = useNear(frame)
  const editor = useRichEditor(isNear)
  const visitors = usePresenceIn(path)
  const { readOnly = false } = props
  const arrive = (at: Exclude<Arrival['at'], null>) => {
    if (!readOnly) ahead.arrive(at)
    come()
  }
  useEffect(() => () => void ahead.take(), [ahead])
  return (
    <FieldFrame path={path} label={label} hint={hint} labelHidden={labelHidden} visitors={visitors}>
      <div ref={frame} className={styles.field}>
        {editor === null ? (
          <PlainWords fragment={fragment} arrive={arrive} {...props} />
        ) : (
          createElement(editor, { fragment, takeArrival: () => ahead.take(), hint, ...props })
        )}
      </div>
    </FieldFrame>
  )
}

type PlainWordsProps = Pick<RichTextProps, 'fragment' | 'path' | 'label' | 'placeholder' | 'readOnly'> & {
  arrive: (at: Exclude<Arrival['at'], null>) => void
}

/** The words without emphasis, in the place and of the height that the editor will have. */
function PlainWords({ fragment, path, label, placeholder, readOnly, arrive }: PlainWordsProps) {
  const subscribe = useCallback(
    (listener: () => void) => {
      fragment.observeDeep(listener)
      return () => fragment.unobserveDeep(listener)
    },
    [fragment],
  )
  const words = useSyncExternalStore(subscribe, () => richToText(fragment))
  return (
    <div
      id={path}
      className={styles.plain}
      role="textbox"
      aria-multiline="true"
      aria-label={label}
      aria-placeholder={placeholder}
      aria-readonly={readOnly || undefined}
      tabIndex={0}
      onFocus={() => arrive('start')}
      onPointerDown={({ clientX, clientY }) => arrive({ left: clientX, top: clientY })}
    >
      {words || <span className={styles.example}>{placeholder}</span>}
    </div>
  )
}

/** True from the moment that an element comes near the window; `come` says so by hand. */
function useNear(element: RefObject<HTMLElement | null>): [boolean, () => void] {
  const [isNear, setNear] = useState(false)
  const come = useCallback(() => setNear(true), [])
  useEffect(() => {
    if (isNear || !element.current) return
    const watcher = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && come(), {
      rootMargin: '300px',
    })
    watcher.observe(element.current)
    return () => watcher.disconnect()
  }, [element, isNear, come])
  return [isNear, come]
}
