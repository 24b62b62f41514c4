import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MyWaysIn } from 'shared/auth/schema'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Input } from '../../../components/field'
import { reasonOf } from '../../../lib/reason'
import { useSession } from '../../../lib/session'
import { changePassword, useRefreshDevices } from '../me-api'
import { NewPassword } from './new-password'
import { PasswordField } from './password-field'
import styles from './me-page.module.css'

export function ChangePassword({ ways: { email, hasPassword, passwords } }: { ways: MyWaysIn }) {
  const { t } = useTranslation('me')
  return (
    <section className={styles.part} aria-labelledby="my-password">
      <h2 id="my-password">{t('password.title')}</h2>
      {!passwords && <p>{t('password.off')}</p>}
      {passwords && !hasPassword && <p>{t('password.none')}</p>}
      {passwords && hasPassword && (
        <>
          <p className={styles.quiet}>{t('password.lead')}</p>
          <ChangeForm email={email ?? ''} />
        </>
      )}
    </section>
  )
}

function ChangeForm({ email }: { email: string }) {
  const { t } = useTranslation('me')
  const { person, building } = useSession()
  const refreshDevices = useRefreshDevices()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useMutation({
    mutationFn: () => changePassword({ current, next }),
    onSuccess() {
      setCurrent('')
      setNext('')
      return refreshDevices()
    },
  })
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate()
      }}
    >
      {change.isSuccess && (
        <Banner tone="good" live>
          {t('password.changed')}
        </Banner>
      )}
      {change.error && (
        <Banner tone="bad" live>
          {t('password.failed', { reason: reasonOf(change.error) })}
        </Banner>
      )}
      {/* Read-only, and there for password managers: the name that the password belongs to. */}
      <Input label={t('password.accountName')} type="email" autoComplete="username" readOnly value={email} />
      <PasswordField label={t('password.current')} value={current} onChange={setCurrent} autoComplete="current-password" />
      <NewPassword label={t('password.next')} value={next} onChange={setNext} about={[person.name, email, building.name]} />
      <p>
        <Button type="submit" variant="primary" busy={change.isPending}>
          {t('password.save')}
        </Button>
      </p>
    </form>
  )
}
