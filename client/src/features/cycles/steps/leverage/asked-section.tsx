import { useTranslation } from 'react-i18next'
import { RichField } from '../../components/field'
import { StepSection } from '../../components/step-section'
import { useCycleView } from '../../views'
import styles from './asked-section.module.css'

/** What we are asked to do beside what our experience says. */
export function AskedSection() {
  const { t } = useTranslation('leverage')
  const { districtAsk, ourExperience } = useCycleView()
  const written = [districtAsk, ourExperience].filter((words) => words.trim() !== '').length
  const summary = written === 2 ? t('summary.bothSides') : written === 1 ? t('summary.oneSide') : undefined
  return (
    <StepSection
      id="asked"
      title={t('sections.asked')}
      visibility="team-coach"
      hint={t('hints.asked')}
      summary={summary}
      path={['districtAsk', 'ourExperience']}
    >
      <div className={styles.sides}>
        <RichField name="districtAsk" label={t('asked.district')} placeholder={t('asked.districtPlaceholder')} />
        <RichField name="ourExperience" label={t('asked.experience')} placeholder={t('asked.experiencePlaceholder')} />
      </div>
    </StepSection>
  )
}
