import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, NavLink, Route, Routes } from 'react-router'
import { RecordPage } from '../features/buildings/components/record-page'
import { SettingsPage } from '../features/buildings/components/settings-page'
import { TeamsPage } from '../features/buildings/components/teams-page'
import { PeoplePage } from '../features/people/components/people-page'
import '../lib/building-messages'
import { useSession } from '../lib/session'
import styles from './building-route.module.css'
import { NotFoundPage } from './not-found-page'

interface Part {
  name: 'people' | 'teams' | 'settings' | 'record'
  path: string
  Page: ComponentType
  /** For leaders too; everything else is the admin's. */
  leaders?: true
}

const parts: readonly Part[] = [
  { name: 'people', path: 'people', Page: PeoplePage },
  { name: 'teams', path: 'teams', Page: TeamsPage, leaders: true },
  { name: 'settings', path: 'settings', Page: SettingsPage },
  { name: 'record', path: 'record', Page: RecordPage },
]

/** `/building/*`: people, teams and settings, for admins; teams for leaders too. */
export function BuildingRoute() {
  const { t } = useTranslation('building')
  const { roles } = useSession()
  const mine = parts.filter(({ leaders }) => roles.includes('admin') || (leaders && roles.includes('leader')))
  const [first] = mine
  if (first === undefined) return <NotFoundPage />
  return (
    <div className={styles.page}>
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
        {mine.map(({ path, Page }) => (
          <Route key={path} path={path} element={<Page />} />
        ))}
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </div>
  )
}
