import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { TeamHome } from 'shared/teams/schema'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { EmptyState } from '../../../components/empty-state'
import { isOffline } from '../../../lib/api-error'
import { useStartCycle } from '../api'

/** Between two cycles, and before the first. */
export function StartCycle({ team }: { team: TeamHome }) {
  const { t } = useTranslation(['home', 'common'])
  const navigate = useNavigate()
  const start = useStartCycle(team.id)
  const open = () => start.mutate(undefined, { onSuccess: ({ cycleId }) => void navigate(`/cycles/${encodeURIComponent(cycleId)}`) })
  return (
    <div>
      <EmptyState
        example={t('start.example')}
        action={
          team.mayEdit && (
            <Button variant="primary" busy={start.isPending || start.isSuccess} onClick={open}>
              {start.isPending || start.isSuccess ? t('start.busy') : t('start.do')}
            </Button>
          )
        }
      >
        {team.closedCycles.length > 0 ? t('start.next') : t('start.first')}
      </EmptyState>
      {start.error && (
        <Banner tone="bad" live>
          {t('start.failed', { reason: isOffline(start.error) ? t('common:offline.title') : start.error.message })}
        </Banner>
      )}
    </div>
  )
}
