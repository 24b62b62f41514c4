import { Navigate, useLocation, useParams } from 'react-router'
import { steps } from 'shared/cycles/steps'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useValue } from '../../../sync/hooks'
import { useCycle } from '../cycle-context'
import { isBlankCycle } from '../is-blank-cycle'
import { addressOf, stepOfAddress } from '../step-address'
import { stepOfPath } from 'shared/cycles/places'
import { useCycleTitle } from '../use-cycle-title'
import { useCycleView, usePracticeView } from '../views'
import { CycleBar } from './cycle-bar'
import { CycleNotes } from './cycle-notes'
import { StepPage } from './step-page'
import { ThreeDoors } from './three-doors'
import { useTargetPath } from './use-deep-link'

interface Props {
  /** Opens the documents again, once what could not be saved has been given up. */
  onStartAgain: () => void
}

/** The cycle's page once its documents are there: three doors while it is blank, then one step at a time. */
export function CycleFrame({ onStartAgain }: Props) {
  const { id } = useCycle()
  const { cycle } = useCycleRoom()
  const [teamStep] = useValue(cycle, 'step')
  const { hash } = useLocation()
  const viewed = stepOfAddress(useParams()['step'])
  const target = useTargetPath()
  const isBlank = isBlankCycle(useCycleView(), usePracticeView())
  useCycleTitle(viewed)

  if (isBlank && (viewed === null || viewed === 'C') && target === null) {
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
  return (
    <>
      <CycleBar />
      <CycleNotes onStartAgain={onStartAgain} />
      <StepPage step={viewed} />
    </>
  )
}
