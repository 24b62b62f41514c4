import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button'
import { showToast } from '../../../components/toast-store'
import { classNames } from '../../../lib/class-names'
import { useAccount } from '../../../lib/session'
import { useDemoSchool } from '../api'
import { demoRoles, someoneWho } from '../someone'
import styles from './demo-banner.module.css'
import { ResetDialog } from './reset-dialog'

/** Above every page of the demo school: that it is one, a look at it through other eyes, and the way back. */
export function DemoBanner() {
  const { t } = useTranslation('common')
  const { session, viewAs } = useAccount()
  const { data: demo } = useDemoSchool()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)

  const look = (personId: string) => {
    setBusy(true)
    viewAs(personId).catch((error: unknown) => {
      setBusy(false)
      showToast(error instanceof Error ? error.message : String(error))
    })
  }
  return (
    <aside className={styles.banner} aria-label={t('demo.note')}>
      <p className={styles.note} title={t('demo.explain')}>
        <strong>{t('demo.note')}</strong> <span className={styles.explain}>{t('demo.explain')}</span>
      </p>
      <div className={styles.views} role="group" aria-label={t('demo.viewAs')}>
        <span className={styles.viewAs} aria-hidden="true">
          {t('demo.viewAs')}
        </span>
        {demoRoles.map((role) => {
          const someone = demo && someoneWho(role, demo.people, session)
          return (
            <Button
              key={role}
              variant="text"
              className={styles.button}
              aria-pressed={someone?.id === session.person.id}
              disabled={!someone}
              busy={busy}
              onClick={() => someone && someone.id !== session.person.id && look(someone.id)}
            >
              {t(`roles.${role}`)}
            </Button>
          )
        })}
      </div>
      <Button variant="text" className={classNames(styles.button, styles.reset)} onClick={() => setAsking(true)}>
        {t('demo.reset')}
      </Button>
      <ResetDialog open={asking} onClose={() => setAsking(false)} />
    </aside>
  )
}
