import { useTranslation } from 'react-i18next'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useValue } from '../../../../sync/hooks'
import { StepSection } from '../../components/step-section'
import { useCycleView, usePersonalView } from '../../views'
import { CardBoard } from './card-board'
import styles from './cards-section.module.css'
import { MyCards } from './my-cards'

/** Start, stop, continue: silent cards of each, then a reveal, then all of them on one board. */
export function CardsSection() {
  const { t } = useTranslation('reexamine', { keyPrefix: 'cards' })
  const { cycle, personal } = useCycleRoom()
  const [isRevealed] = useValue(cycle, 'cardsRevealed')
  return (
    <StepSection
      id="cards"
      title={t('title')}
      hint={t('hint')}
      visibility={personal && !isRevealed ? 'only-you' : 'team-coach'}
      path={['cards', 'cardGroups', 'votes']}
      summary={useSummary(isRevealed === true)}
    >
      {isRevealed && <CardBoard />}
      {personal && <MyCards personal={personal} isRevealed={isRevealed === true} />}
      {!personal && !isRevealed && <p className={styles.quiet}>{t('readerWaits')}</p>}
    </StepSection>
  )
}

function useSummary(isRevealed: boolean): string | null {
  const { t } = useTranslation('reexamine', { keyPrefix: 'cards' })
  const { cards } = useCycleView()
  const personal = usePersonalView()
  if (isRevealed) return t('count', { count: cards.length })
  const mine = personal?.cards.length ?? 0
  return mine > 0 ? t('mineCount', { count: mine }) : null
}
