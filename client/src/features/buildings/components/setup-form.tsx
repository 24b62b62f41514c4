import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { ApiError } from '../../../lib/api-error'
import { reasonOf } from '../../../lib/reason'
import { setUp } from '../api'
import { byPath, emptySetup, faultsOf, type FieldErrors, type SetupValues, toSetup, withoutFaultsOf } from '../setup-values'
import { GradePicker } from './grade-picker'
import { SetupSchool } from './setup-school'
import styles from './setup.module.css'
import { SetupYou } from './setup-you'

interface SetupFormProps {
  token: string
  /** The server's own. */
  timeZone: string
  onSetUp: () => Promise<void>
}

/** What each part is given. */
export interface PartProps {
  values: SetupValues
  onChange: (change: Partial<SetupValues>) => void
  errors: FieldErrors
}

/** Three parts on one page: nothing is lost between them, and Tab walks through all. */
export function SetupForm({ token, timeZone, onSetUp }: SetupFormProps) {
  const { t } = useTranslation('setup')
  const form = useRef<HTMLFormElement>(null)
  const [values, setValues] = useState(() => emptySetup(timeZone))
  const [errors, setErrors] = useState<FieldErrors>({})
  const [looks, setLooks] = useState(0)
  const show = (found: FieldErrors) => {
    setErrors(found)
    setLooks((before) => before + 1)
  }
  // Once they are drawn: to the first field that needs another look.
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [looks])
  const sending = useMutation({
    mutationFn: () => setUp(token, toSetup(values)),
    onSuccess: onSetUp,
    onError: (error) => error instanceof ApiError && show(byPath(error.fields)),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (sending.isPending || sending.isSuccess) return
    const found = faultsOf(toSetup(values))
    show(found)
    if (Object.keys(found).length === 0) sending.mutate()
  }
  const onChange = (change: Partial<SetupValues>) => {
    setValues((before) => ({ ...before, ...change }))
    setErrors((before) => withoutFaultsOf(change, before))
  }
  const count = Object.keys(errors).length
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <SetupSchool {...{ values, onChange, errors }} />
      <SetupYou {...{ values, onChange, errors }} />
      <section className={styles.part}>
        <h2>{t('teams.title')}</h2>
        <GradePicker legend={t('teams.lead')} chosen={values.grades} onChange={(grades) => onChange({ grades })} />
      </section>
      {count > 0 && (
        <Banner tone="bad" live>
          {t('wrong', { count })}
        </Banner>
      )}
      {count === 0 && sending.error && (
        <Banner tone="bad" live>
          {t('failed', { reason: reasonOf(sending.error) })}
        </Banner>
      )}
      <Button type="submit" variant="primary" busy={sending.isPending || sending.isSuccess} className={styles.do}>
        {sending.isPending ? t('busy') : t('do')}
      </Button>
    </form>
  )
}
