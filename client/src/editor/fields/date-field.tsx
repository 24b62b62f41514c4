import { FieldFrame } from '../field-frame'
import styles from './fields.module.css'
import { type Bound, type FieldProps, useField } from './use-field'

interface DateFieldProps extends FieldProps {
  /** `YYYY-MM-DD`, or null. */
  bind: Bound<string>
}

/** A day. The last one to choose wins. */
export function DateField({ path, label, hint, labelHidden = false, readOnly = false, doc, bind: [day, setDay] }: DateFieldProps) {
  const { visitors, onFocus, onBlur } = useField(path, doc)
  return (
    <FieldFrame path={path} label={label} hint={hint} labelHidden={labelHidden} visitors={visitors}>
      <input
        id={path}
        type="date"
        className={styles.input}
        value={day ?? ''}
        min="1990-01-01"
        max="2199-12-31"
        disabled={readOnly}
        aria-describedby={hint ? `${path}-hint` : undefined}
        onFocus={onFocus}
        onBlur={onBlur}
        // While a year is being typed the value is empty: the document keeps the last whole day, until it is cleared.
        onChange={(event) => {
          const { value, validity } = event.currentTarget
          if (value) setDay(value)
          else if (!validity.badInput) setDay(null)
        }}
      />
    </FieldFrame>
  )
}
