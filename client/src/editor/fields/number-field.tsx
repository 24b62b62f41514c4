import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldFrame } from '../field-frame'
import styles from './fields.module.css'
import { readNumber } from './read-number'
import { type Bound, type FieldProps, useField } from './use-field'

interface NumberFieldProps extends FieldProps {
  bind: Bound<number>
  min: number
  max: number
  /** "%", "children": what the number counts. */
  unit?: string
  whole?: boolean
}

/** A number. What is typed stays in the field until it is one; then the last one to write wins. */
export function NumberField(props: NumberFieldProps) {
  const { path, label, hint, labelHidden = false, readOnly = false, doc, min, max, unit, whole = true } = props
  const [number, setNumber] = props.bind
  const [draft, setDraft] = useState<string | null>(null)
  const { t } = useTranslation('editor')
  const { visitors, onFocus, onBlur } = useField(path, doc)
  const fault = draft === null ? null : readNumber(draft, { min, max, whole }).fault
  const notes = [hint && `${path}-hint`, fault && `${path}-fault`].filter(Boolean).join(' ')
  return (
    <FieldFrame path={path} label={label} hint={hint} labelHidden={labelHidden} visitors={visitors}>
      <span className={styles.number}>
        <input
          id={path}
          className={styles.input}
          inputMode={whole ? 'numeric' : 'decimal'}
          autoComplete="off"
          size={String(max).length + 1}
          value={draft ?? number ?? ''}
          readOnly={readOnly}
          aria-invalid={fault !== null || undefined}
          aria-describedby={notes || undefined}
          onFocus={onFocus}
          onChange={({ currentTarget: { value } }) => {
            setDraft(value)
            const read = readNumber(value, { min, max, whole })
            if (read.fault === null) setNumber(read.number)
          }}
          onBlur={() => {
            // A number that is one goes; words that are none stay for their author to mend.
            if (fault === null) setDraft(null)
            onBlur()
          }}
        />
        {unit && <span className={styles.unit}>{unit}</span>}
      </span>
      {fault && (
        <p id={`${path}-fault`} className={styles.fault} role="status">
          {fault === 'range' ? t('outOfRange', { min, max }) : t('notANumber')}
        </p>
      )}
    </FieldFrame>
  )
}
