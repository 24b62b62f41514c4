import { useTranslation } from 'react-i18next'
import type { Step } from 'shared/cycles/steps'
import { Button } from '../../../components/button'
import { Checkbox } from '../../../components/checkbox'
import { Disclosure } from '../../../components/disclosure'
import { Screen } from '../../../components/icons'
import { TextLink } from '../../../components/text-link'
import { phone, useMedia } from '../../../lib/use-media'
import { useCycle } from '../cycle-context'
import { useCycleScreen } from '../store'
import styles from './around-the-table.module.css'
import { NextMeeting } from './next-meeting'
import { RemovedTray } from './removed-tray'
import { WhoIsHere } from './who-is-here'

interface Props {
  step: Step
  /** Under a heading that says the panel's name already. */
  isHeaded?: boolean
}

/** The panel beside the step: the next meeting and its one job, what to ask oneselves, who is here. */
export function AroundTheTable({ step, isHeaded = false }: Props) {
  const { t } = useTranslation('cycle')
  const { id, as } = useCycle()
  const isPhone = useMedia(phone)
  return (
    <div className={styles.panel}>
      <section className={styles.part}>
        {!isHeaded && <h2>{t('table.title')}</h2>}
        <NextMeeting />
      </section>
      <section className={styles.part}>
        <h2>{t('table.askYourselves')}</h2>
        <ul className={styles.questions}>
          {questions[step].map((question) => (
            <li key={question}>{t(`ask.${question}`)}</li>
          ))}
        </ul>
      </section>
      <section className={styles.part}>
        <h2>{t('table.whoIsHere')}</h2>
        <WhoIsHere />
      </section>
      <div className={styles.removed}>
        <Disclosure heading={2} summary={t('table.removed')}>
          <RemovedTray />
        </Disclosure>
      </div>
      {(as === 'member' || as === 'coach') && (
        <TextLink to={`/cycles/${encodeURIComponent(id)}/history`} className={styles.history ?? ''}>
          {t('table.history')}
        </TextLink>
      )}
      {!isPhone && <ProjectorSwitch />}
    </div>
  )
}

const questions = {
  C: ['C1', 'C2', 'C3', 'C4'],
  L: ['L1', 'L2', 'L3'],
  E: ['E1', 'E2', 'E3'],
  A: ['A1', 'A2', 'A3', 'A4'],
  R: ['R1', 'R2', 'R3'],
} as const satisfies Record<Step, readonly string[]>

function ProjectorSwitch() {
  const { t } = useTranslation('cycle')
  const { setProjector, isKeyOn, setKeyOn } = useCycleScreen()
  return (
    <section className={styles.part}>
      <Button size="small" onClick={() => setProjector(true)}>
        <Screen />
        {t('header.projector')}
      </Button>
      <Checkbox checked={isKeyOn} onChange={setKeyOn}>
        {t('projector.key')}
      </Checkbox>
    </section>
  )
}
