import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, NavLink, Route, Routes } from 'react-router'
import { ProvidersPage } from '../features/auth/components/providers-page'
import { RecordPage } from '../features/buildings/components/record-page'
import { TeamsPage } from '../features/buildings/components/teams-page'
import { CodesPage } from '../features/joining/components/codes-page'
import { PeoplePage } from '../features/people/components/people-page'
import { RosterPage } from '../features/roster/components/roster-page'
import '../lib/account-messages'
import '../lib/building-messages'
import '../lib/joining-messages'
import '../lib/keeping-messages'
import { useSession } from '../lib/session'
import styles from './building-route.module.css'
import { NotFoundPage } from './not-found-page'
import { SettingsRoute } from './settings-route'

interface Part {
  name: 'people' | 'teams' | 'codes' | 'roster' | 'signIn' | 'settings' | 'record'
  path: string
  Page: ComponentType
  /** For leaders too; everything else is the admin's. */
  leaders?: true
  /** It brings a frame of its own. */
  framed?: true
}

const parts: readonly Part[] = [
  { name: 'people', path: 'people', Page: PeoplePage },
  { name: 'teams', path: 'teams', Page: TeamsPage, leaders: true },
  { name: 'codes', path: 'codes', Page: CodesPage, leaders: true },
  { name: 'roster', path: 'roster', Page: RosterPage },
  { name: 'signIn', path: 'sign-in', Page: ProvidersPage, framed: true },
  { name: 'settings', path: 'settings', Page: SettingsRoute },
  { name: 'record', path: 'record', Page: RecordPage },
]

/** `/building/*`: people, teams and settings, for admins; teams and their codes for leaders too. */
export function BuildingRoute() {
  const { t } = useTranslation('building')
  const { roles } = useSession()
  const mine = parts.filter(({ leaders }) => roles.includes('admin') || (leaders && roles.includes('leader')))
  const [first] = mine
  if (first === undefined) return <NotFoundPage />
  return (
    <>
      {mine.length > 1 && (
        <nav aria-label={t('nav.label')} className={styles.nav}>
          {mine.map(({ name, path }) => (
            <NavLink key={path} to={`/building/${path}`}>
              {t(`nav.${name}`)}
            </NavLink>
          ))}
        </nav>
      )}
      <Routes>
        <Route index element={<Navigate to={first.path} replace />} />
        {mine.map(({ path, Page, framed }) => (
          <Route key={path} path={path} element={framed ? <Page /> : <div className={styles.page}><Page /></div>} />
        ))}
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </>
  )
}
