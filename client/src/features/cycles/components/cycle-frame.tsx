import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useLocation, useParams } from 'react-router'
import { steps } from 'shared/cycles/steps'
import { classNames } from '../../../lib/class-names'
import { phone, useMedia } from '../../../lib/use-media'
import { useTitle } from '../../../lib/use-title'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useValue, useWords } from '../../../sync/hooks'
import { useCycle } from '../cycle-context'
import { isBlankCycle } from '../is-blank-cycle'
import { addressOf, stepOfAddress } from '../step-address'
import { stepOfPath } from '../step-places'
import { useCycleScreen } from '../store'
import { usePageKeys } from '../use-page-keys'
import { useCycleView, usePracticeView } from '../views'
import { AroundTheTable } from './around-the-table'
import { CycleBar } from './cycle-bar'
import styles from './cycle-frame.module.css'
import { CycleNotes } from './cycle-notes'
import { ProjectorBar } from './projector-bar'
import { StepColumn } from './step-column'
import { StepRail } from './step-rail'
import { TableDrawer } from './table-drawer'
import { ThreeDoors } from './three-doors'
import { useTargetPath } from './use-deep-link'

interface Props {
  onStartAgain: () => void
}

/** The page around a step: the line on the left, the step in the middle, the table on the right. */
export function CycleFrame({ onStartAgain }: Props) {
  const { id } = useCycle()
  const room = useCycleRoom()
  const [teamStep] = useValue(room.cycle, 'step')
  const viewed = stepOfAddress(useParams()['step'])
  const target = useTargetPath()
  const { hash } = useLocation()
  const isDoors = useIsBlank() && (viewed === null || viewed === 'C') && target === null
  useCycleTitle()

  if (isDoors) {
    return (
      <>
        <CycleBar />
        <CycleNotes onStartAgain={onStartAgain} />
        <ThreeDoors />
      </>
    )
  }
  if (viewed === null) {
    const step = (target === null ? null : stepOfPath(target)) ?? teamStep ?? steps[0]
    return <Navigate replace to={`${addressOf(id, step)}${hash}`} />
  }
  return <StepPage step={viewed} onStartAgain={onStartAgain} />
}

function StepPage({ step, onStartAgain }: Props & { step: (typeof steps)[number] }) {
  const { t } = useTranslation('cycle')
  const isProjector = useCycleScreen((screen) => screen.isProjector)
  const isPhone = useMedia(phone)
  usePageKeys(step)
  useProjectorType(isProjector)
  return (
    <>
      <CycleBar />
      <CycleNotes onStartAgain={onStartAgain} />
      <div className={classNames(styles.page, isProjector && styles.projector)} data-step={step}>
        {isProjector ? <ProjectorBar step={step} /> : <StepRail viewed={step} />}
        <StepColumn key={step} step={step} />
        {!isProjector && !isPhone && (
          <aside className={styles.table} aria-label={t('table.title')}>
            <AroundTheTable step={step} />
          </aside>
        )}
        {!isProjector && isPhone && <TableDrawer step={step} />}
      </div>
    </>
  )
}

/** Nothing is in it and no door has been taken: the page asks how the cycle begins. */
function useIsBlank(): boolean {
  const view = useCycleView()
  const practice = usePracticeView()
  return isBlankCycle(view, practice)
}

function useCycleTitle(): void {
  const { t } = useTranslation('cycle')
  const { cycle } = useCycleRoom()
  const { number, team } = useCycle()
  const question = useWords(cycle.text('inquiryQuestion')).trim()
  const title = question ? t('header.title', { number, question }) : t('header.untitled', { number })
  useTitle(`${title} · ${team.name}`)
}

/** The whole page grows, not only the step: every size on it is relative to the root's. */
function useProjectorType(isProjector: boolean): void {
  useEffect(() => {
    if (!isProjector) return
    document.documentElement.style.fontSize = '160%'
    return () => {
      document.documentElement.style.fontSize = ''
    }
  }, [isProjector])
}
