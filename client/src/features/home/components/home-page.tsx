import { useTranslation } from 'react-i18next'
import type { Home } from 'shared/teams/schema'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { ErrorState } from '../../../components/error-state'
import { isOffline } from '../../../lib/api-error'
import { useConnection } from '../../../lib/connection'
import { useSession } from '../../../lib/session'
import { useNews } from '../../../lib/use-news'
import { useTitle } from '../../../lib/use-title'
import { useHome } from '../api'
import { useHomeParts } from '../home-parts'
import { HomeSkeleton } from './home-skeleton'
import { MyPages } from './my-pages'
import { NoTeam } from './no-team'
import styles from './home-page.module.css'
import { TeamSection } from './team-section'

/** What a person finds when they come in. */
export function HomePage() {
  const { t } = useTranslation(['home', 'common'])
  useTitle(t('title'))
  useNews()
  const { data: home, error, refetch } = useHome()
  const reachable = useConnection((state) => state.reachable)

  if (!home && error)
    return (
      <div className={styles.page}>
        <ErrorState
          heading={1}
          title={isOffline(error) ? t('common:offline.title') : t('common:failed.title')}
          actions={<Button onClick={() => void refetch()}>{t('common:tryAgain')}</Button>}
        >
          {isOffline(error) ? t('common:offline.body') : error.message}
        </ErrorState>
      </div>
    )
  return (
    <div className={styles.page}>
      {home && !reachable && (
        <Banner tone="warn" live>
          {t('common:offline.note')}
        </Banner>
      )}
      {home ? <Sections home={home} /> : <HomeSkeleton />}
    </div>
  )
}

function Sections({ home }: { home: Home }) {
  const { roles } = useSession()
  const { top } = useHomeParts()
  return (
    <>
      {top}
      {home.teams.map((team) => (
        <TeamSection key={team.id} team={team} />
      ))}
      {home.teams.length === 0 && (roles.length > 0 ? <MyPages /> : <NoTeam />)}
    </>
  )
}
