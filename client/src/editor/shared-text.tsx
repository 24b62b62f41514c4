import { useCallback, useRef } from 'react'
import type * as Y from 'yjs'
import { usePresenceIn } from '../sync/hooks'
import { Carets } from './carets'
import { FieldFrame } from './field-frame'
import styles from './shared-text.module.css'
import { textareaSurface } from './textarea-surface'
import { useTextBinding } from './use-text-binding'

export interface SharedTextProps {
  /** Null while its row is not there: then nothing is drawn. */
  text: Y.Text | null
  /** `inquiryQuestion`, `observations/<id>/text`: names the field for presence and deep links. */
  path: string
  label: string
  /** An example in grey while nothing is written. */
  placeholder?: string
  /** Enter makes no new line. */
  oneLine?: boolean
  readOnly?: boolean
  variant?: 'body' | 'serif' | 'card'
  autoFocus?: boolean
  /** A guiding question or a gentle hint under the label. */
  hint?: string
  /** The label is read to who cannot see the page, and not drawn. */
  labelHidden?: boolean
  /** In a one-line text: Enter was pressed. */
  onEnter?: () => void
}

/** Typed text that several people can write in at once. */
export function SharedText({ text, ...props }: SharedTextProps) {
  return text && <BoundText key={props.path} text={text} {...props} />
}

function BoundText({ text, path, label, variant = 'body', hint, labelHidden = false, ...props }: SharedTextProps & { text: Y.Text }) {
  const { placeholder, oneLine = false, readOnly = false, autoFocus = false, onEnter } = props
  const element = useRef<HTMLTextAreaElement>(null)
  const mirror = useRef<HTMLDivElement>(null)
  const visitors = usePresenceIn(path)
  const shown = useCallback(() => {
    // A line that ends in a line break is as high as one that goes on.
    if (mirror.current && element.current) mirror.current.textContent = `${element.current.value}\u200b`
  }, [])
  const { binding, handlers } = useTextBinding(element, text, path, textareaSurface, shown)

  return (
    <FieldFrame path={path} label={label} hint={hint} labelHidden={labelHidden} visitors={visitors} variant={variant}>
      <div className={styles.stack} data-variant={variant}>
        <div ref={mirror} className={styles.mirror} aria-hidden="true" data-placeholder={placeholder} />
        <textarea
          {...handlers}
          ref={element}
          id={path}
          className={styles.field}
          rows={1}
          placeholder={placeholder}
          readOnly={readOnly}
          // Only ever asked for right after the person has made this row.
          autoFocus={autoFocus}
          aria-describedby={hint ? `${path}-hint` : undefined}
          onKeyDown={(event) => {
            if (!oneLine || event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            onEnter?.()
          }}
        />
        <Carets text={text} visitors={visitors} words={mirror} binding={binding} />
      </div>
    </FieldFrame>
  )
}
