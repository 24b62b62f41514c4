import { useTranslation } from 'react-i18next'
import { RichField, TextField } from '../../components/field'
import { StepSection } from '../../components/step-section'
import { useCycleView } from '../../views'
import { firstLine } from './first-line'

/** What students are good at, where the greatest need is, and for whom. */
export function NeedSection() {
  const { t } = useTranslation('collaborate')
  const { greatestNeed, forWhom } = useCycleView()
  const summary = [firstLine(greatestNeed), forWhom.trim()].filter(Boolean).join(' · ')
  return (
    <StepSection
      id="need"
      title={t('sections.need')}
      visibility="team-coach"
      star
      hint={t('hints.need')}
      summary={summary}
      path={['strengths', 'greatestNeed', 'forWhom']}
    >
      <RichField name="strengths" label={t('need.strengths')} placeholder={t('need.strengthsPlaceholder')} />
      <RichField name="greatestNeed" label={t('need.greatestNeed')} placeholder={t('need.greatestNeedPlaceholder')} />
      <TextField name="forWhom" label={t('need.forWhom')} placeholder={t('need.forWhomPlaceholder')} />
    </StepSection>
  )
}
