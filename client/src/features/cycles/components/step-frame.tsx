import { createContext, type ReactNode, use, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Step } from 'shared/cycles/steps'
import { foldKey, useCycleScreen } from '../store'
import { isWithin } from '../step-places'

interface Section {
  id: string
  parts: readonly string[]
}

interface Frame {
  step: Step
  cycleId: string
  /** The section that opens by itself: today's one job. Null until all sections are known. */
  jobSection: string | null
  register: (section: Section) => () => void
  unfoldAll: (unfolded: boolean) => void
}

const FrameContext = createContext<Frame | null>(null)

interface Props {
  step: Step
  cycleId: string
  /** The path of the field where today's job is; null when nothing is open in this step. */
  jobPath: string | null
  children: ReactNode
}

/**
 * Holds the sections of one step and picks, once, the one that opens by itself: where today's job is, otherwise the
 * first. It does not move on while people type: a section never folds under somebody's hands.
 */
export function StepFrame({ step, cycleId, jobPath, children }: Props) {
  const sections = useRef<Section[]>([])
  const [jobSection, setJobSection] = useState<string | null>(null)
  const [firstJobPath] = useState(jobPath)
  const foldAll = useCycleScreen((screen) => screen.foldAll)

  const register = useCallback((section: Section) => {
    sections.current = [...sections.current, section]
    return () => {
      sections.current = sections.current.filter((other) => other !== section)
    }
  }, [])
  const unfoldAll = useCallback(
    (unfolded: boolean) =>
      foldAll(
        sections.current.map(({ id }) => foldKey(cycleId, step, id)),
        unfolded,
      ),
    [cycleId, foldAll, step],
  )

  // Sections have registered by now: a child's layout effect runs before its parent's.
  useLayoutEffect(() => {
    const job = firstJobPath && sections.current.find(({ parts }) => isWithin(firstJobPath, parts))
    setJobSection((job || sections.current[0])?.id ?? null)
  }, [firstJobPath])

  const frame = useMemo(
    () => ({ step, cycleId, jobSection, register, unfoldAll }),
    [step, cycleId, jobSection, register, unfoldAll],
  )
  return <FrameContext value={frame}>{children}</FrameContext>
}

export function useStepFrame(): Frame {
  const frame = use(FrameContext)
  if (!frame) throw new Error('useStepFrame outside a step')
  return frame
}

/**
 * Is this section unfolded, and a way to fold it. By hand wins over today's job.
 * @param startsOpen it stands open beside today's job, until somebody folds it
 */
export function useFold(id: string, parts: readonly string[], startsOpen: boolean): [boolean, (unfolded: boolean) => void] {
  const { step, cycleId, jobSection, register } = useStepFrame()
  const key = foldKey(cycleId, step, id)
  const byHand = useCycleScreen((screen) => screen.folds[key])
  const fold = useCycleScreen((screen) => screen.fold)
  const joined = parts.join(' ')
  useLayoutEffect(() => register({ id, parts: joined.split(' ') }), [register, id, joined])
  return [byHand ?? (startsOpen || jobSection === id), (unfolded) => fold(key, unfolded)]
}
