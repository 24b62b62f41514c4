import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PracticeDocument } from 'shared/cycles/document'
import { announce } from '../../../../components/announce'
import { Button } from '../../../../components/button'
import { More } from '../../../../components/icons'
import { Menu } from '../../../../components/menu'
import { shortDay } from '../../../../lib/dates'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useCycle } from '../../cycle-context'
import { useTakeAway } from '../../data/use-take-away'
import { usePersonalView } from '../../views'
import type { Try } from './tries-of'
import { TryFacts } from './try-facts'
import styles from './try-item.module.css'
import { TryTexts } from './try-texts'

/** A try among the team's: when, what was done, what students did. Whose it is shows only when it is signed, or mine. */
export function TryItem({ entry }: { entry: Try }) {
  const [isEditing, setEditing] = useState(false)
  const { personal, practice } = useCycleRoom()
  // A coach who was let in to read has no document of their own here.
  const editable = personal && practice
  return (
    <li className={styles.item}>
      {editable && isEditing ? (
        <EditedTry id={entry.id} practice={editable} onDone={() => setEditing(false)} />
      ) : (
        <>
          <TryWords entry={entry} />
          {editable && <TryMenu entry={entry} practice={editable} onEdit={() => setEditing(true)} />}
        </>
      )}
    </li>
  )
}

function TryWords({ entry: { id, date, did, students, puzzle, signedBy, toTheTable } }: { entry: Try }) {
  const { t } = useTranslation('experiment', { keyPrefix: 'try' })
  const { members } = useCycle()
  const author = members.find((member) => member.id === signedBy)
  const isMine = usePersonalView()?.copies.some(({ copy }) => copy === id) ?? false
  return (
    <div className={styles.words} id={`tries/${id}`} tabIndex={-1}>
      <p className={styles.facts}>
        {date && <span>{shortDay(date)}</span>}
        {author && <span>{author.name}</span>}
        {isMine && <span title={t('mineHint')}>{t('mine')}</span>}
        {toTheTable && <span className={styles.table}>{t('onTheTable')}</span>}
      </p>
      {did.trim() && <p>{did.trim()}</p>}
      {students.trim() && (
        <p>
          <span className={styles.arrow} aria-hidden="true">
            →{' '}
          </span>
          {students.trim()}
        </p>
      )}
      {puzzle.trim() && <p className={styles.puzzle}>{puzzle.trim()}</p>}
    </div>
  )
}

function TryMenu({ entry: { id, did, toTheTable }, practice, onEdit }: { entry: Try; practice: PracticeDocument; onEdit: () => void }) {
  const { t } = useTranslation('experiment', { keyPrefix: 'try' })
  const { history } = useCycleRoom()
  const table = practice.table('tries')
  const takeAway = useTakeAway(table)
  const bring = () => {
    history.endStep()
    table.set(id, 'toTheTable', !toTheTable)
    announce(t(toTheTable ? 'tookOff' : 'brought'))
  }
  return (
    <Menu
      label={t('menu', { words: did.trim() })}
      button={<More />}
      groups={[
        {
          items: [
            { key: 'table', label: t(toTheTable ? 'takeOff' : 'bring'), onSelect: bring },
            { key: 'edit', label: t('edit'), onSelect: onEdit },
            { key: 'away', label: t('takeAway'), onSelect: () => takeAway(id) },
          ],
        },
      ]}
    />
  )
}

/** A try of the team's with its words to change. Who is in it shows to colleagues, as in any field of the team's. */
function EditedTry({ id, practice, onDone }: { id: string; practice: PracticeDocument; onDone: () => void }) {
  const { t } = useTranslation('experiment', { keyPrefix: 'try' })
  const table = practice.table('tries')
  return (
    <div className={styles.edited}>
      <TryTexts table={table} id={id} />
      <TryFacts table={table} id={id} doc={practice.doc} />
      <p className={styles.quiet}>{t('editHint')}</p>
      <Button size="small" onClick={onDone}>
        {t('done')}
      </Button>
    </div>
  )
}
