import { lazy, Suspense, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { richToText } from 'shared/document/rich-text'
import { usePresenceIn } from '../sync/hooks'
import { FieldFrame } from './field-frame'
import styles from './rich-text.module.css'

const RichEditor = lazy(() => import('./rich-editor'))

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
 * only for fields that are near; until then the words stand there plain.
 */
export function RichText({ fragment, path, label, hint, labelHidden = false, ...props }: RichTextProps) {
  const frame = useRef<HTMLDivElement>(null)
  const [isNear, come] = useNear(frame)
  const visitors = usePresenceIn(path)
  const words = <PlainWords fragment={fragment} placeholder={props.placeholder} />
  return (
    <FieldFrame path={path} label={label} hint={hint} labelHidden={labelHidden} visitors={visitors}>
      <div ref={frame} className={styles.field} onPointerDown={come} onFocus={come}>
        {isNear ? (
          <Suspense fallback={words}>
            <RichEditor fragment={fragment} path={path} label={label} {...props} />
          </Suspense>
        ) : (
          words
        )}
      </div>
    </FieldFrame>
  )
}

/** The words without emphasis, in the place and of the height that the editor will have. */
function PlainWords({ fragment, placeholder }: { fragment: Y.XmlFragment; placeholder: string | undefined }) {
  const subscribe = useCallback(
    (listener: () => void) => {
      fragment.observeDeep(listener)
      return () => fragment.unobserveDeep(listener)
    },
    [fragment],
  )
  const words = useSyncExternalStore(subscribe, () => richToText(fragment))
  return <div className={styles.plain}>{words || <span className={styles.example}>{placeholder}</span>}</div>
}

/** True from the moment that an element comes near the window; `come` says so by hand. */
function useNear(element: React.RefObject<HTMLElement | null>): [boolean, () => void] {
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
