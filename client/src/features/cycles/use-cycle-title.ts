import { useTranslation } from 'react-i18next'
import type { Step } from 'shared/cycles/steps'
import { useTitle } from '../../lib/use-title'
import { useCycleRoom } from '../../sync/cycle-room-context'
import { useWords } from '../../sync/hooks'
import { useCycle } from './cycle-context'

/** "Cycle 3: How can we help students infer?", as the team words it now; without a question, "Cycle 3". */
export function useCycleName(): string {
  const { t } = useTranslation('cycle')
  const { number } = useCycle()
  const { cycle } = useCycleRoom()
  const question = useWords(cycle.text('inquiryQuestion')).trim()
  return question ? t('header.title', { number, question }) : t('header.untitled', { number })
}

/** Names the browser's tab by step, cycle and team. */
export function useCycleTitle(step: Step | null): void {
  const { t } = useTranslation('cycle')
  const { team } = useCycle()
  const name = useCycleName()
  useTitle([step && t(`step.${step}`), name, team.name].filter(Boolean).join(' · '))
}
