import { useTranslation } from 'react-i18next'
import type { CycleView } from 'shared/cycles/document'
import { voteKey } from 'shared/cycles/votes'
import { announce } from '../../../../components/announce'
import { Button } from '../../../../components/button'
import { Select } from '../../../../components/field'
import { showToast } from '../../../../components/toast-store'
import { useSession } from '../../../../lib/session'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useGridValue, useRowValue, useWords } from '../../../../sync/hooks'
import { RowText } from '../../components/field'
import { useCycle } from '../../cycle-context'
import { cardDragType } from './card-drag'
import type { Kind } from './kinds'
import styles from './revealed-card.module.css'

interface Props {
  id: string
  kind: Kind
  groups: CycleView['cardGroups']
  votes: number
}

/** A card on the board: its words, votes, its group, and the way to a decision. */
export function RevealedCard({ id, kind, groups, votes }: Props) {
  const { t } = useTranslation('reexamine', { keyPrefix: 'board' })
  const { cycle, mayEdit, history } = useCycleRoom()
  const { members } = useCycle()
  const table = cycle.table('cards')
  const words = useWords(table.text(id, 'text'))
  const [signedBy] = useRowValue(table, id, 'signedBy')
  const author = members.find((member) => member.id === signedBy)
  const decide = () => {
    history.endStep()
    cycle.table('decisions').add({ kind, text: words })
    showToast(t('decided'))
  }
  return (
    <li
      className={styles.card}
      draggable={mayEdit}
      onDragStart={(event) => event.dataTransfer.setData(cardDragType, id)}
    >
      <RowText table={table} id={id} field="text" label={t('label')} labelHidden variant="card" />
      {author && <p className={styles.author}>{t('signedBy', { name: author.name })}</p>}
      <div className={styles.tools}>
        {mayEdit ? <Vote card={id} words={words} votes={votes} /> : <span>{t('votes', { count: votes })}</span>}
        {mayEdit && <GroupChoice id={id} kind={kind} groups={groups} />}
      </div>
      {mayEdit && (
        <Button variant="text" size="small" onClick={decide}>
          {t('decide')}
        </Button>
      )}
    </li>
  )
}

/** Given or taken back; how many there are shows, not whose. */
function Vote({ card, words, votes }: { card: string; words: string; votes: number }) {
  const { t } = useTranslation('reexamine', { keyPrefix: 'board' })
  const { cycle } = useCycleRoom()
  const { person } = useSession()
  const [isGiven, give] = useGridValue(cycle.grid('votes'), voteKey(card, person.id))
  return (
    <Button
      size="small"
      className={styles.vote}
      aria-pressed={isGiven === true}
      aria-label={`${t('voteFor', { card: words })}. ${t('votes', { count: votes })}`}
      onClick={() => give(isGiven ? null : true)}
    >
      {isGiven ? t('voted') : t('vote')}
      {votes > 0 && <span className="tabular">{votes}</span>}
    </Button>
  )
}

const newGroup = 'new'

function GroupChoice({ id, kind, groups }: Omit<Props, 'votes'>) {
  const { t } = useTranslation('reexamine', { keyPrefix: 'board' })
  const { cycle, history } = useCycleRoom()
  const [group, setGroup] = useRowValue(cycle.table('cards'), id, 'group')
  const nameOf = (name: string) => name.trim() || t('unnamed')
  const choose = (value: string) => {
    history.endStep()
    cycle.transact(() => setGroup(value === newGroup ? cycle.table('cardGroups').add({ kind }) : value || null))
    const chosen = groups.find((each) => each.id === value)
    announce(value ? t('moved', { group: nameOf(chosen?.name ?? '') }) : t('movedOut'))
  }
  return (
    <Select
      label={t('group')}
      labelHidden
      className={styles.choice}
      value={groups.some((each) => each.id === group) ? (group ?? '') : ''}
      onChange={(event) => choose(event.target.value)}
    >
      <option value="">{t('noGroup')}</option>
      {groups.map((each) => (
        <option key={each.id} value={each.id}>
          {nameOf(each.name)}
        </option>
      ))}
      <option value={newGroup}>{t('newGroup')}</option>
    </Select>
  )
}
