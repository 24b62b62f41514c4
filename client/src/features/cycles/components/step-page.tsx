import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigationType } from 'react-router'
import type { Step } from 'shared/cycles/steps'
import { classNames } from '../../../lib/class-names'
import { phone, useMedia } from '../../../lib/use-media'
import { WithoutPersonal } from '../../../sync/cycle-room-context'
import { useCycleScreen } from '../store'
import { usePageKeys } from '../use-page-keys'
import { AroundTheTable } from './around-the-table'
import { ProjectorBar } from './projector-bar'
import { StepColumn } from './step-column'
import styles from './step-page.module.css'
import { StepRail } from './step-rail'
import { TableDrawer } from './table-drawer'

/** The line on the left, one step in the middle, the table on the right; in projector view the step alone. */
export function StepPage({ step }: { step: Step }) {
  const { t } = useTranslation('cycle')
  const isProjector = useCycleScreen((screen) => screen.isProjector)
  const isPhone = useMedia(phone)
  usePageKeys(step)
  useStepChange(step)
  useProjectorType(isProjector && !isPhone)
  return (
    <div className={classNames(styles.page, isProjector && styles.projector)}>
      {isProjector ? <ProjectorBar step={step} /> : <StepRail viewed={step} />}
      {isProjector ? (
        // A projected page is read by the whole room: what is "only you" stays off the wall.
        <WithoutPersonal>
          <StepColumn key={step} step={step} />
        </WithoutPersonal>
      ) : (
        <StepColumn key={step} step={step} />
      )}
      {!isProjector && !isPhone && (
        <aside className={styles.table} aria-label={t('table.title')}>
          <AroundTheTable step={step} />
        </aside>
      )}
      {!isProjector && isPhone && <TableDrawer step={step} />}
    </div>
  )
}

/** Another step begins at its top. A link to a field, and going back, know their place themselves. */
function useStepChange(step: Step): void {
  const { hash } = useLocation()
  const how = useNavigationType()
  const shown = useRef(step)
  useEffect(() => {
    if (shown.current === step) return
    shown.current = step
    if (hash === '' && how !== 'POP') window.scrollTo(0, 0)
  }, [step, hash, how])
}

/** The whole page grows, not only the step: every size on it is relative to the root's. A phone has no room for it. */
function useProjectorType(isLarge: boolean): void {
  useEffect(() => {
    if (!isLarge) return
    document.documentElement.style.fontSize = '160%'
    return () => {
      document.documentElement.style.fontSize = ''
    }
  }, [isLarge])
}
