import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PageOf } from '../../../components/page-of'
import { useSession } from '../../../lib/session'
import { useTitle } from '../../../lib/use-title'
import { useMyWaysIn } from '../me-api'
import { ChangePassword } from './change-password'
import { MyAccounts } from './my-accounts'
import { MyDevices } from './my-devices'
import styles from './me-page.module.css'

interface MePageProps {
  /** More about me, at its end. */
  children?: ReactNode
}

/** My devices, my password, my accounts elsewhere. */
export function MePage({ children }: MePageProps) {
  const { t } = useTranslation('me')
  useTitle(t('title'))
  const { person, building } = useSession()
  return (
    <PageOf query={useMyWaysIn()}>
      {(ways) => (
        <div className={styles.page}>
          <header>
            <h1>{t('title')}</h1>
            <p className={styles.quiet}>{t('lead', { name: person.name, building: building.name })}</p>
          </header>
          <MyDevices />
          {!building.demo && <ChangePassword ways={ways} />}
          {ways.providers.length > 0 && <MyAccounts providers={ways.providers} />}
          {children}
        </div>
      )}
    </PageOf>
  )
}
