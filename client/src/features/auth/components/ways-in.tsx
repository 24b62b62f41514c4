import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignInOffer } from 'shared/auth/schema'
import type { Session } from 'shared/people/schema'
import { Checkbox } from '../../../components/checkbox'
import { ForgotPassword } from './forgot-password'
import { PasswordForm } from './password-form'
import { ProviderButtons } from './provider-buttons'
import styles from './ways-in.module.css'

interface WaysInProps {
  offer: SignInOffer
  returnTo: string
  onSignedIn: (session: Session) => void
  newTab?: boolean
  /** Somebody has left for a provider in another tab. */
  onGo?: () => void
}

/** Every way in that this building offers: its providers, its passwords. */
export function WaysIn({ offer: { providers, passwords, mail }, returnTo, onSignedIn, newTab, onGo }: WaysInProps) {
  const { t } = useTranslation('signIn')
  const [ownDevice, setOwnDevice] = useState(false)
  const [forgot, setForgot] = useState<string | null>(null)
  if (forgot !== null) return <ForgotPassword email={forgot} mail={mail} onBack={() => setForgot(null)} />
  return (
    <div className={styles.ways}>
      <Checkbox checked={ownDevice} onChange={setOwnDevice} hint={t('ownDeviceHint')}>
        {t('ownDevice')}
      </Checkbox>
      {providers.length > 0 && <ProviderButtons {...{ providers, ownDevice, returnTo }} {...(newTab && { newTab })} {...(onGo && { onGo })} />}
      {providers.length > 0 && passwords && <p className={styles.or}>{t('or')}</p>}
      {passwords && <PasswordForm ownDevice={ownDevice} onSignedIn={onSignedIn} onForgot={setForgot} />}
    </div>
  )
}
