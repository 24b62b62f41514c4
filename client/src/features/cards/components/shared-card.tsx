import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { SharedCard as Card } from 'shared/cards/schema'
import { VisibilityChip } from '../../../components/visibility-chip'
import { type Hint, HintsContext } from '../hints'
import { CardResults } from './card-results'
import { CardTheory } from './card-theory'
import { Words } from './marked'
import styles from './shared-card.module.css'

interface Props {
  card: Card
  /** In the preview: places to look at, marked in the words. Nobody else gets any. */
  hints?: readonly Hint[]
  /** The page's own heading, or one inside a page. */
  heading?: 1 | 2
}

const none: readonly Hint[] = []

/** A cycle's shared card. Preview, reader and guest see this one component, made of the same JSON. */
export function SharedCard({ card, hints = none, heading = 1 }: Props) {
  const { t } = useTranslation('cards')
  const title = useId()
  const { team, cycle, question } = card
  const Title = `h${heading}` as const
  const Part = heading === 1 ? 'h2' : 'h3'
  return (
    <HintsContext value={hints}>
      <article className={styles.card} aria-labelledby={title}>
        <header>
          <p className={styles.of}>
            <span>{t('cycleOf', { team: team.name, number: cycle.number })}</span>
            <VisibilityChip visibility="shared-card" />
          </p>
          <Title id={title} className={question ? styles.question : styles.noQuestion}>
            {question ? <Words part="question" text={question} /> : t('noQuestion')}
          </Title>
        </header>
        <section className={styles.part}>
          <Part>{t('tried.title')}</Part>
          <CardTheory card={card} />
        </section>
        <section className={styles.part}>
          <Part>{t('results.title')}</Part>
          <CardResults card={card} heading={heading === 1 ? 3 : 4} />
        </section>
        <section className={styles.part}>
          <Part>{t('decisions.title')}</Part>
          <Decisions decisions={card.decisions} />
        </section>
      </article>
    </HintsContext>
  )
}

function Decisions({ decisions }: Pick<Card, 'decisions'>) {
  const { t } = useTranslation('cards')
  if (decisions.length === 0) return <p className={styles.quiet}>{t('decisions.none')}</p>
  return (
    <ul className={styles.decisions}>
      {decisions.map(({ kind, text }, index) => (
        <li key={index}>
          {kind && <strong className={styles.kind}>{t(`decisions.${kind}`)}</strong>}
          <span>
            <Words part={`decisions.${index}.text`} text={text} />
          </span>
        </li>
      ))}
    </ul>
  )
}
