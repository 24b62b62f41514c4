import { useTranslation } from 'react-i18next'
import { RichField } from '../../components/field'
import { StepSection } from '../../components/step-section'
import { useCycleView } from '../../views'
import { firstLine } from '../collaborate/first-line'

/** What nobody expected. */
export function SurprisesSection() {
  const { t } = useTranslation('assess', { keyPrefix: 'surprises' })
  const { surprises } = useCycleView()
  return (
    <StepSection id="surprises" title={t('title')} visibility="team-coach" hint={t('hint')} summary={firstLine(surprises)}>
      <RichField name="surprises" label={t('title')} labelHidden placeholder={t('example')} />
    </StepSection>
  )
}
