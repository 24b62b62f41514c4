import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from 'shared/people/schema'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Input } from '../../../components/field'
import { reasonOf } from '../../../lib/reason'
import { useLocalStore } from '../../../sync/local-store-context'
import { signInByPassword } from '../sign-in-api'
import { PasswordField } from './password-field'
import styles from './ways-in.module.css'

interface PasswordFormProps {
  ownDevice: boolean
  onSignedIn: (session: Session) => void
  /** Leaves for the way to a new password, with what was typed as the address. */
  onForgot?: (email: string) => void
}

/** E-mail address and password, named so that password managers know them. */
export function PasswordForm({ ownDevice, onSignedIn, onForgot }: PasswordFormProps) {
  const { t } = useTranslation('signIn')
  const store = useLocalStore()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useMutation({ mutationFn: () => signInByPassword(store, { email, password, ownDevice }), onSuccess: onSignedIn })
  const busy = signIn.isPending || signIn.isSuccess
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) signIn.mutate()
      }}
    >
      {signIn.error && (
        <Banner tone="bad" live>
          {t('failed', { reason: reasonOf(signIn.error) })}
        </Banner>
      )}
      <Input
        label={t('password.email')}
        type="email"
        name="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <PasswordField label={t('password.label')} value={password} onChange={setPassword} autoComplete="current-password" />
      <div className={styles.actions}>
        <Button type="submit" variant="primary" busy={busy}>
          {busy ? t('signingIn') : t('title')}
        </Button>
        {onForgot && (
          <Button variant="text" onClick={() => onForgot(email)}>
            {t('password.forgot')}
          </Button>
        )}
      </div>
    </form>
  )
}
