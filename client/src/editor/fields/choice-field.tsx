import { useTranslation } from 'react-i18next'
import { FieldFrame } from '../field-frame'
import styles from './fields.module.css'
import { type Bound, type FieldProps, useField } from './use-field'

export interface Choice<Option extends string> {
  value: Option
  label: string
}

interface ChoiceFieldProps<Option extends string> extends FieldProps {
  bind: Bound<Option>
  choices: readonly Choice<Option>[]
  /** `buttons`: all choices in sight, for up to four short ones. `list`: the device's own list. */
  look?: 'buttons' | 'list'
  /** What stands in the list while nothing is chosen. */
  placeholder?: string
}

/** One of a few. The last one to choose wins. Choosing what is chosen already clears it. */
export function ChoiceField<Option extends string>({ look = 'buttons', ...props }: ChoiceFieldProps<Option>) {
  return look === 'buttons' ? <ChoiceButtons {...props} /> : <ChoiceList {...props} />
}

function ChoiceButtons<Option extends string>(props: ChoiceFieldProps<Option>) {
  const { path, label, hint, labelHidden = false, readOnly = false, doc, choices } = props
  const [chosen, choose] = props.bind
  const { visitors, onFocus, onBlur } = useField(path, doc)
  return (
    <fieldset id={path} className={styles.choices} disabled={readOnly} onFocus={onFocus} onBlur={onBlur} tabIndex={-1}>
      <legend className={labelHidden ? styles.hidden : styles.legend}>{label}</legend>
      <FieldFrame path={path} hint={hint} visitors={visitors}>
        <div className={styles.buttons}>
          {choices.map((choice) => (
            <label key={choice.value} className={styles.choice}>
              <input
                type="radio"
                name={path}
                checked={chosen === choice.value}
                onChange={() => choose(choice.value)}
                onClick={() => chosen === choice.value && choose(null)}
                onKeyDown={(event) => {
                  if (event.key === 'Backspace' || event.key === 'Delete') choose(null)
                }}
              />
              <span>{choice.label}</span>
            </label>
          ))}
        </div>
      </FieldFrame>
    </fieldset>
  )
}

function ChoiceList<Option extends string>(props: ChoiceFieldProps<Option>) {
  const { path, label, hint, labelHidden = false, readOnly = false, doc, choices, placeholder } = props
  const [chosen, choose] = props.bind
  const { t } = useTranslation('editor')
  const { visitors, onFocus, onBlur } = useField(path, doc)
  return (
    <FieldFrame path={path} label={label} hint={hint} labelHidden={labelHidden} visitors={visitors}>
      <select
        id={path}
        className={styles.input}
        value={chosen ?? ''}
        disabled={readOnly}
        aria-describedby={hint ? `${path}-hint` : undefined}
        onFocus={onFocus}
        onBlur={onBlur}
        onChange={(event) => choose(choices.find(({ value }) => value === event.currentTarget.value)?.value ?? null)}
      >
        <option value="">{placeholder ?? t('notChosen')}</option>
        {choices.map(({ value, label: words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
