import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type ArrangedTeams, arrangedTeamsSchema } from 'shared/buildings/schema'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Disclosure } from '../../../components/disclosure'
import { EmptyState } from '../../../components/empty-state'
import { SkeletonText } from '../../../components/skeleton'
import { TextLink } from '../../../components/text-link'
import { get } from '../../../lib/api'
import { reasonOf } from '../../../lib/reason'
import { useTitle } from '../../../lib/use-title'
import { Door } from './join-panel'
import styles from './joining.module.css'

/** The door of every team, for those who arrange them: on the first days nobody is in yet who could let others in. */
export function CodesPage() {
  const { t } = useTranslation(['joining', 'common'])
  useTitle(t('codes.title'))
  const { data, error, refetch } = useQuery<ArrangedTeams>({
    queryKey: ['arranged-teams'],
    queryFn: ({ signal }) => get('/teams', arrangedTeamsSchema, { signal }),
  })
  const teams = data?.teams.filter(({ archivedAt }) => archivedAt === null) ?? []
  return (
    <div className={styles.codes}>
      <h1>{t('codes.title')}</h1>
      <p className={styles.lead}>{t('codes.lead')}</p>
      {!data && !error && <SkeletonText lines={4} />}
      {error && (
        <Banner tone="bad" actions={<Button onClick={() => void refetch()}>{t('common:tryAgain')}</Button>}>
          {t('failed', { reason: reasonOf(error) })}
        </Banner>
      )}
      {data && teams.length === 0 && <EmptyState action={<TextLink to="/building/teams">{t('codes.toTeams')}</TextLink>}>{t('codes.none')}</EmptyState>}
      <div>
        {teams.map(({ id, name, members }) => (
          <Disclosure key={id} heading={2} summary={name} hint={t('codes.members', { count: members.length })} className={styles.team ?? ''}>
            <Door teamId={id} />
          </Disclosure>
        ))}
      </div>
    </div>
  )
}
