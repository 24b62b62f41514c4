import { useTranslation } from 'react-i18next'
import type { ProviderButton } from 'shared/auth/schema'
import { startAddress } from '../sign-in-api'
import styles from './ways-in.module.css'

interface ProviderButtonsProps {
  providers: readonly ProviderButton[]
  ownDevice: boolean
  returnTo: string
  /** The token of an invitation. */
  link?: string
  /** In a tab of its own: this page must stay as it is. */
  newTab?: boolean
  onGo?: () => void
}

/** To each provider and back. Links, because they lead away from this site. */
export function ProviderButtons({ providers, newTab, onGo, ...way }: ProviderButtonsProps) {
  const { t } = useTranslation('signIn')
  return (
    <ul className={styles.providers}>
      {providers.map(({ id, kind, name }) => (
        <li key={id}>
          <a className={styles.provider} href={startAddress(id, way)} {...(newTab && { target: '_blank', rel: 'noreferrer' })} onClick={onGo}>
            {kind === 'oidc' ? t('provider.other', { name }) : t(`provider.${kind}`)}
          </a>
        </li>
      ))}
    </ul>
  )
}
