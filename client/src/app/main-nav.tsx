import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { destinationsOf } from '../lib/destinations'
import { useSession } from '../lib/session'
import styles from './main-nav.module.css'

/** The pages that I have. Nothing for who has one. */
export function MainNav() {
  const { t } = useTranslation('common')
  const mine = destinationsOf(useSession())
  if (mine.length < 2) return null
  return (
    <nav aria-label={t('nav.label')} className={styles.nav}>
      {mine.map(({ name, to }) => (
        <NavLink key={name} to={to} end={to === '/'}>
          {t(`nav.${name}`)}
        </NavLink>
      ))}
    </nav>
  )
}
