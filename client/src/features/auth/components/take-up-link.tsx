import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OneTimeLink } from 'shared/auth/schema'
import type { Session } from 'shared/people/schema'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Checkbox } from '../../../components/checkbox'
import { Input } from '../../../components/field'
import { reasonOf } from '../../../lib/reason'
import { useLocalStore } from '../../../sync/local-store-context'
import { setPasswordByLink } from '../sign-in-api'
import { NewPassword } from './new-password'
import { ProviderButtons } from './provider-buttons'
import pageStyles from './sign-in-page.module.css'
import styles from './ways-in.module.css'

interface TakeUpLinkProps {
  link: OneTimeLink
  token: string
  onSignedIn: (session: Session) => void
}

/** Says whose link it is and what for, then: a provider, or a password. */
export function TakeUpLink({ link, token, onSignedIn }: TakeUpLinkProps) {
  const { t } = useTranslation('signIn')
  const [ownDevice, setOwnDevice] = useState(false)
  const { kind, personName, building, providers, passwords, email } = link
  const isInvitation = kind === 'invitation'
  const byPassword = passwords && email !== null
  return (
    <>
      <h1>{isInvitation ? t('link.welcome', { name: personName }) : t('link.resetTitle')}</h1>
      <p className={pageStyles.school}>
        {isInvitation ? t('link.invited', { building: building.name }) : t('link.reset', { name: personName, building: building.name })}
      </p>
      <div className={styles.ways}>
        <Checkbox checked={ownDevice} onChange={setOwnDevice} hint={t('ownDeviceHint')}>
          {t('ownDevice')}
        </Checkbox>
        {providers.length > 0 && (
          <>
            <p>{t('link.chooseProvider')}</p>
            <ProviderButtons providers={providers} ownDevice={ownDevice} returnTo="/" link={token} />
          </>
        )}
        {providers.length > 0 && byPassword && <p className={styles.or}>{t('or')}</p>}
        {byPassword && <FirstPassword {...{ token, ownDevice, onSignedIn, email }} about={[personName, email, building.name]} />}
        {providers.length === 0 && !byPassword && <Banner tone="warn">{t('link.noWay')}</Banner>}
      </div>
    </>
  )
}

interface FirstPasswordProps {
  token: string
  ownDevice: boolean
  email: string
  about: readonly string[]
  onSignedIn: (session: Session) => void
}

function FirstPassword({ token, ownDevice, email, about, onSignedIn }: FirstPasswordProps) {
  const { t } = useTranslation('signIn')
  const store = useLocalStore()
  const [password, setPassword] = useState('')
  const save = useMutation({ mutationFn: () => setPasswordByLink(store, token, { password, ownDevice }), onSuccess: onSignedIn })
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      {/* Read-only, and there for password managers: the name that the password belongs to. */}
      <Input label={t('link.accountName')} type="email" autoComplete="username" readOnly value={email} />
      <NewPassword label={t('link.newPassword')} value={password} onChange={setPassword} about={about} />
      {save.error && (
        <Banner tone="bad" live>
          {t('link.failed', { reason: reasonOf(save.error) })}
        </Banner>
      )}
      <div className={styles.actions}>
        <Button type="submit" variant="primary" busy={save.isPending || save.isSuccess}>
          {t('link.save')}
        </Button>
      </div>
    </form>
  )
}
