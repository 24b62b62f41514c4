import { use } from 'react'
import { useTranslation } from 'react-i18next'
import { VisuallyHidden } from '../../../components/visually-hidden'
import { HintsContext, pieces, type Piece } from '../hints'
import styles from './marked.module.css'

/** A text of the card; in the preview, with what the team should look at marked in it. */
export function Words({ part, text }: { part: string; text: string }) {
  const hints = use(HintsContext).filter((hint) => hint.part === part)
  return <Pieces all={pieces(text, hints)} />
}

/** Marked and unmarked runs of words; a mark says what it is to who cannot see it. */
export function Pieces({ all }: { all: readonly Piece[] }) {
  const { t } = useTranslation('cards')
  return all.map(({ text, kind }, index) =>
    kind === null ? (
      text
    ) : (
      <mark key={index} className={styles.mark}>
        {text}
        <VisuallyHidden>{` (${t(`hints.${kind}`)})`}</VisuallyHidden>
      </mark>
    ),
  )
}
