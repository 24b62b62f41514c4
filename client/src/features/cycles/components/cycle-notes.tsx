import { useTranslation } from 'react-i18next'
import { Banner } from '../../../components/banner'
import { TextLink } from '../../../components/text-link'
import { clockTime, formatDay, longDay } from '../../../lib/dates'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useRoomStatus, useSaveState } from '../../../sync/hooks'
import { useCycle } from '../cycle-context'
import styles from './cycle-notes.module.css'
import { RefusedNote } from './refused-note'

interface Props {
  onStartAgain: () => void
}

const dayOf = (at: number): string => longDay(formatDay(new Date(at)))
const timeOf = (at: number): string => {
  const date = new Date(at)
  return clockTime(`${date.getHours()}:${String(date.getMinutes()).padStart(2, '0')}`)
}

/** What holds for the whole page: closed, paused, read only, or words that are not safe. */
export function CycleNotes({ onStartAgain }: Props) {
  const { t } = useTranslation(['cycle', 'sync'])
  const { closedAt, nextCycleId, pause, emergencies } = useCycle()
  const { mayEdit } = useCycleRoom()
  const status = useRoomStatus()
  const save = useSaveState()
  return (
    <div className={styles.notes}>
      {(status.kind === 'refused' || status.kind === 'too-big') && (
        <RefusedNote why={status.kind} onStartAgain={onStartAgain} />
      )}
      {save.kind === 'not-saved' && save.what === 'storage' && (
        <Banner tone="bad" live>
          {t('sync:notSaved.storage')}
        </Banner>
      )}
      {closedAt !== null && (
        <Banner actions={nextCycleId && <TextLink to={`/cycles/${nextCycleId}`}>{t('state.toNext')}</TextLink>}>
          {t('state.closed', { date: dayOf(closedAt) })}
        </Banner>
      )}
      {pause && (
        <Banner tone="warn">{t('state.paused', { date: dayOf(pause.since), reason: pause.reason })}</Banner>
      )}
      {!mayEdit && <WhyReadOnly />}
      {emergencies.map(({ id, by, startsAt, reason }) => (
        <Banner key={id} tone="warn">
          {t('state.emergencyTold', { name: by, day: dayOf(startsAt), time: timeOf(startsAt), reason })}
        </Banner>
      ))}
    </div>
  )
}

/** A coach reads along; a visitor is told by whose leave, and for how long. */
function WhyReadOnly() {
  const { t } = useTranslation('cycle')
  const { as, until, team } = useCycle()
  switch (as) {
    case 'invited':
      return <Banner>{t('state.invited', { team: team.name })}</Banner>
    case 'emergency':
      return <Banner tone="warn">{t('state.emergency', { team: team.name, time: timeOf(until ?? 0) })}</Banner>
    case 'member':
    case 'coach':
      return <Banner>{t('state.readOnly')}</Banner>
    default:
      return as satisfies never
  }
}
