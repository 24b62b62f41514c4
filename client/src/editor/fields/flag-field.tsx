import { FieldFrame } from '../field-frame'
import styles from './fields.module.css'
import { type Bound, type FieldProps, useField } from './use-field'

type FlagFieldProps = Omit<FieldProps, 'labelHidden'> & { bind: Bound<boolean> }

/** Yes or no. The last one to choose wins. */
export function FlagField({ path, label, hint, readOnly = false, doc, bind: [on, set] }: FlagFieldProps) {
  const { visitors, onFocus, onBlur } = useField(path, doc)
  return (
    <FieldFrame path={path} hint={hint} visitors={visitors}>
      <label className={styles.flag}>
        <input
          id={path}
          type="checkbox"
          checked={on === true}
          disabled={readOnly}
          aria-describedby={hint ? `${path}-hint` : undefined}
          onFocus={onFocus}
          onBlur={onBlur}
          onChange={(event) => set(event.currentTarget.checked)}
        />
        {label}
      </label>
    </FieldFrame>
  )
}
