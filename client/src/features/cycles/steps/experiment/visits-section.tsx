import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../../components/button'
import { EmptyState } from '../../../../components/empty-state'
import { useSession } from '../../../../lib/session'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useRows } from '../../../../sync/hooks'
import { StepSection } from '../../components/step-section'
import { useFocusLater } from '../../data/use-focus-later'
import { Visit } from './visit'
import styles from './visits-section.module.css'

/** Visits: who is open to colleagues, and who would like to see whom. */
export function VisitsSection() {
  const { t } = useTranslation('experiment', { keyPrefix: 'visits' })
  const { cycle, mayEdit } = useCycleRoom()
  const ids = useRows(cycle.table('visits'))
  const root = useRef<HTMLDivElement>(null)
  const focusLater = useFocusLater(root)
  const buttons = mayEdit && <AddButtons onAdded={(id) => focusLater(`visits/${id}/about`)} />
  return (
    <StepSection
      id="visits"
      title={t('title')}
      visibility="team-coach"
      hint={t('hint')}
      summary={ids.length > 0 && t('count', { count: ids.length })}
      path={['visits', 'visitNotes', 'receivedNotes']}
    >
      <div className={styles.visits} ref={root}>
        {ids.length === 0 ? (
          <EmptyState example={t('example')} action={buttons}>
            {t('empty')}
          </EmptyState>
        ) : (
          <>
            <ul className={styles.list} aria-label={t('title')}>
              {ids.map((id) => (
                <Visit key={id} id={id} />
              ))}
            </ul>
            {buttons}
          </>
        )}
      </div>
    </StepSection>
  )
}

function AddButtons({ onAdded }: { onAdded: (id: string) => void }) {
  const { t } = useTranslation('experiment', { keyPrefix: 'visits' })
  const { cycle, history } = useCycleRoom()
  const { person } = useSession()
  const add = (kind: 'open' | 'wish') => {
    history.endStep()
    onAdded(cycle.table('visits').add({ kind, person: person.id }))
  }
  return (
    <div className={styles.add}>
      <Button size="small" onClick={() => add('open')}>
        {t('addOpen')}
      </Button>
      <Button size="small" onClick={() => add('wish')}>
        {t('addWish')}
      </Button>
    </div>
  )
}
