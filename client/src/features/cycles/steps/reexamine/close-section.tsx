import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { readiness } from 'shared/cycles/readiness'
import { steps } from 'shared/cycles/steps'
import { Button } from '../../../../components/button'
import { TextLink } from '../../../../components/text-link'
import { formatDay, longDay } from '../../../../lib/dates'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { StepSection } from '../../components/step-section'
import { useCycle } from '../../cycle-context'
import { useCycleView, usePracticeView } from '../../views'
import styles from './cards-section.module.css'
import { CloseDialog } from './close-dialog'

/** The end of the cycle. What is open is named and never stands in the way. */
export function CloseSection() {
  const { t } = useTranslation(['reexamine', 'cycle'])
  const { id, closedAt, nextCycleId } = useCycle()
  const { personal } = useCycleRoom()
  const [isOpen, setOpen] = useState(false)
  const summary = useStillOpen()
  const isClosed = closedAt !== null
  return (
    <StepSection
      id="close"
      title={t('close.title')}
      hint={t('close.hint')}
      visibility="building"
      summary={isClosed ? t('close.alreadyClosed') : summary}
    >
      <p className={styles.quiet}>
        {isClosed ? t('cycle:state.closed', { date: longDay(formatDay(new Date(closedAt))) }) : t('close.explain')}
      </p>
      {personal && (
        <p>
          <TextLink to={`/cycles/${encodeURIComponent(id)}/card`}>{t('close.card')}</TextLink>
          <span className={styles.quiet}> {t('close.cardHint')}</span>
        </p>
      )}
      {nextCycleId ? (
        <p>
          <Link to={`/cycles/${nextCycleId}`}>{t('cycle:state.toNext')}</Link>
        </p>
      ) : personal ? (
        <div>
          <Button variant="primary" onClick={() => setOpen(true)}>
            {isClosed ? t('close.openNextNow') : t('close.button')}
          </Button>
        </div>
      ) : (
        <p className={styles.quiet}>{t('close.onlyTeam')}</p>
      )}
      <CloseDialog isOpen={isOpen} onClose={() => setOpen(false)} />
    </StepSection>
  )
}

function useStillOpen(): string {
  const { t } = useTranslation(['reexamine', 'cycle'])
  const view = useCycleView()
  const practice = usePracticeView()
  return useMemo(() => {
    const all = readiness(view, practice)
    const items = steps.flatMap((step) => all[step].open.filter(({ star }) => star))
    if (items.length === 0) return t('close.summaryReady')
    return t('close.summaryOpen', { items: items.map(({ item }) => t(`cycle:item.${item}`)).join(', ') })
  }, [view, practice, t])
}
