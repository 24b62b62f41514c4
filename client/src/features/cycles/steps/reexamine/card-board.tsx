import { useTranslation } from 'react-i18next'
import { votesByCard } from 'shared/cycles/votes'
import { useCycleView } from '../../views'
import { CardGroup } from './card-group'
import styles from './cards-section.module.css'
import { kinds } from './kinds'
import { RevealedCard } from './revealed-card'

/** All revealed cards in three columns, grouped as the team groups them, with the votes they got. */
export function CardBoard() {
  const { t } = useTranslation('reexamine')
  const view = useCycleView()
  const votes = votesByCard(view)
  return (
    <div className={styles.columns}>
      {kinds.map((kind) => {
        const groups = view.cardGroups.filter((group) => group.kind === kind)
        const cards = view.cards.filter((card) => card.kind === kind)
        const inGroup = (id: string) => cards.filter((card) => card.group === id)
        const loose = cards.filter((card) => !groups.some(({ id }) => id === card.group))
        const card = (id: string) => (
          <RevealedCard key={id} id={id} kind={kind} groups={groups} votes={votes.get(id) ?? 0} />
        )
        return (
          <section key={kind} className={styles.column} aria-label={t(`kind.${kind}`)}>
            <h3 className={styles.kind}>{t(`kind.${kind}`)}</h3>
            {groups.map(({ id }) => (
              <CardGroup key={id} id={id}>
                {inGroup(id).map((each) => card(each.id))}
              </CardGroup>
            ))}
            <CardGroup id={null}>{loose.map((each) => card(each.id))}</CardGroup>
            {cards.length === 0 && <p className={styles.quiet}>{t('board.none')}</p>}
          </section>
        )
      })}
    </div>
  )
}
