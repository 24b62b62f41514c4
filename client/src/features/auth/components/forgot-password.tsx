import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Input } from '../../../components/field'
import { reasonOf } from '../../../lib/reason'
import { askForReset } from '../sign-in-api'
import styles from './ways-in.module.css'

interface ForgotPasswordProps {
  /** What was typed as the address before. */
  email: string
  /** Does this server send mail? Without it, an admin helps. */
  mail: boolean
  onBack: () => void
}

/** The way to a new password. It never says whether somebody has this address. */
export function ForgotPassword({ email: typed, mail, onBack }: ForgotPasswordProps) {
  const { t } = useTranslation('signIn')
  const [email, setEmail] = useState(typed)
  const ask = useMutation({ mutationFn: () => askForReset(email) })
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        ask.mutate()
      }}
    >
      <h2>{t('forgot.title')}</h2>
      <p>{mail ? t('forgot.byMail') : t('forgot.byAdmin')}</p>
      {ask.error && (
        <Banner tone="bad" live>
          {t('forgot.failed', { reason: reasonOf(ask.error) })}
        </Banner>
      )}
      {ask.isSuccess && (
        <Banner tone="good" live>
          {t('forgot.sent', { email })}
        </Banner>
      )}
      {mail && (
        <Input
          label={t('password.email')}
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      )}
      <div className={styles.actions}>
        {mail && (
          <Button type="submit" variant="primary" busy={ask.isPending}>
            {t('forgot.send')}
          </Button>
        )}
        <Button variant={mail ? 'quiet' : 'secondary'} onClick={onBack}>
          {t('forgot.back')}
        </Button>
      </div>
    </form>
  )
}
