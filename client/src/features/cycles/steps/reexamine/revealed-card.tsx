import { useTranslation } from 'react-i18next'
import type { CycleView } from 'shared/cycles/document'
import { voteKey } from 'shared/cycles/votes'
import { Button } from '../../../../components/button'
import { Check } from '../../../../components/icons'
import { useSession } from '../../../../lib/session'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useGridValue, useRowValue, useWords } from '../../../../sync/hooks'
import { RowText } from '../../components/field'
import { useCycle } from '../../cycle-context'
import { cardDragType } from './card-drag'
import { CardMenu } from './card-menu'
import type { Kind } from './kinds'
import styles from './revealed-card.module.css'

interface Props {
  id: string
  kind: Kind
  groups: CycleView['cardGroups']
  votes: number
}

/** A card on the board: its words, its votes, and what can be done with it. */
export function RevealedCard({ id, kind, groups, votes }: Props) {
  const { t } = useTranslation('reexamine', { keyPrefix: 'board' })
  const { cycle, mayEdit } = useCycleRoom()
  const { members } = useCycle()
  const table = cycle.table('cards')
  const words = useWords(table.text(id, 'text'))
  const [signedBy] = useRowValue(table, id, 'signedBy')
  const author = members.find((member) => member.id === signedBy)
  return (
    <li
      className={styles.card}
      draggable={mayEdit}
      onDragStart={(event) => event.dataTransfer.setData(cardDragType, id)}
    >
      <RowText table={table} id={id} field="text" label={t('label')} labelHidden />
      {author && <p className={styles.author}>{t('signedBy', { name: author.name })}</p>}
      <div className={styles.tools}>
        {mayEdit && <Vote card={id} words={words} />}
        <span className={styles.votes}>{votes > 0 && t('votes', { count: votes })}</span>
        {mayEdit && <CardMenu id={id} kind={kind} groups={groups} words={words} />}
      </div>
    </li>
  )
}

/** Given or taken back; how many there are shows, not whose. */
function Vote({ card, words }: { card: string; words: string }) {
  const { t } = useTranslation('reexamine', { keyPrefix: 'board' })
  const { cycle } = useCycleRoom()
  const { person } = useSession()
  const [isGiven, give] = useGridValue(cycle.grid('votes'), voteKey(card, person.id))
  return (
    <Button
      size="small"
      variant="quiet"
      className={styles.vote}
      aria-pressed={isGiven === true}
      aria-label={t('voteFor', { card: words })}
      onClick={() => give(isGiven ? null : true)}
    >
      {isGiven && <Check />}
      {t('vote')}
    </Button>
  )
}
