import { useTranslation } from 'react-i18next'
import { TextLink } from '../../../components/text-link'
import { useSession } from '../../../lib/session'
import styles from './board-page.module.css'

/** Before any team has begun: what a leader can do for them. */
export function FirstDays({ teams }: { teams: number }) {
  const { t } = useTranslation('board')
  const { roles } = useSession()
  const arranges = roles.includes('leader') || roles.includes('admin')
  return (
    <section className={styles.start}>
      {teams === 0 && (
        <p>
          {t('noTeams.lead')} {arranges && <TextLink to="/building/teams">{t('noTeams.make')}</TextLink>}
        </p>
      )}
      {roles.includes('leader') ? (
        <>
          <h2>{t('start.title')}</h2>
          <p>{t('start.lead')}</p>
          <ul>
            <li>
              <strong>{t('start.time')}</strong> {t('start.timeMore')}
            </li>
            <li>
              <strong>{t('start.sign')}</strong> {t('start.signMore')} <TextLink to="/agreement">{t('start.readAgreement')}</TextLink>
            </li>
            <li>
              <strong>{t('start.cover')}</strong> {t('start.coverMore')}
            </li>
          </ul>
        </>
      ) : (
        <p>{t('start.others')}</p>
      )}
    </section>
  )
}
