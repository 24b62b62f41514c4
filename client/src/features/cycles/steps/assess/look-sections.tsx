import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../../components/empty-state'
import { TextLink } from '../../../../components/text-link'
import { useCycle } from '../../cycle-context'
import { StepSection } from '../../components/step-section'
import { useDataSets } from '../../data/use-data-sets'
import { addressOf } from '../../step-address'
import { useCycleView } from '../../views'
import { LookSection } from './look-section'
import { predictedSet } from '../../data/predicted-set'

/** ★ The same look again: every data set of Collaborate, each under its own name. */
export function LookSections() {
  const dataSets = useDataSets()
  const predicted = predictedSet(dataSets, useCycleView().goalMeasure)
  if (dataSets.length === 0) return <NothingToLookAt />
  return dataSets.map((dataSet, index) => (
    <LookSection key={dataSet.id} dataSet={dataSet} isFirst={index === 0} isPredicted={dataSet.id === predicted?.id} />
  ))
}

function NothingToLookAt() {
  const { t } = useTranslation('assess', { keyPrefix: 'look' })
  const { id } = useCycle()
  return (
    <StepSection id="look" title={t('title')} visibility="team-coach" star path="waves">
      <EmptyState example={t('example')} action={<TextLink to={addressOf(id, 'C', 'dataSets')}>{t('goToData')}</TextLink>}>
        {t('empty')}
      </EmptyState>
    </StepSection>
  )
}
