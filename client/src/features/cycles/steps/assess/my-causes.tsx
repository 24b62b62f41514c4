import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonalDocument } from 'shared/cycles/document'
import { announce } from '../../../../components/announce'
import { Button } from '../../../../components/button'
import { Plus } from '../../../../components/icons'
import { FlagField } from '../../../../editor/fields/flag-field'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useRowValue, useWords } from '../../../../sync/hooks'
import { RowText } from '../../components/field'
import { VisibilityChip } from '../../../../components/visibility-chip'
import { useFocusLater } from '../../data/use-focus-later'
import { useTakeAway } from '../../data/use-take-away'
import { useUncopied } from '../experiment/use-uncopied'
import { WaitingNote } from '../experiment/waiting-note'
import type { Column } from './columns'
import styles from './my-causes.module.css'

interface Props {
  personal: PersonalDocument
  column: Column
}

/** Causes of mine in one column that are not with the team yet, and the way to write one. */
export function MyCauses({ personal, column }: Props) {
  const { t } = useTranslation('assess', { keyPrefix: 'difference' })
  const { history } = useCycleRoom()
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const focusLater = useFocusLater(root)
  const table = personal.table('attributions')
  const ids = useUncopied(personal, 'attributions', t('added')).filter((id) => table.get(id, 'column') === column)
  const write = () => {
    history.endStep()
    // A cause that was begun and has no words yet is gone on with.
    const blank = ids.find((id) => table.text(id, 'cause')?.length === 0)
    if (blank === undefined) focusLater(`attributions/${table.add({ column })}/cause`)
    else document.getElementById(`attributions/${blank}/cause`)?.focus()
  }
  return (
    <div className={styles.mine} ref={root}>
      {ids.map((id) => (
        <Draft key={id} personal={personal} id={id} onLeave={() => button.current?.focus()} />
      ))}
      <div>
        <Button variant="text" size="small" ref={button} onClick={write}>
          <Plus />
          {t(`add.${column}`)}
        </Button>
      </div>
    </div>
  )
}

function Draft({ personal, id, onLeave }: { personal: PersonalDocument; id: string; onLeave: () => void }) {
  const { t } = useTranslation('assess', { keyPrefix: 'difference' })
  const { history } = useCycleRoom()
  const table = personal.table('attributions')
  const takeAway = useTakeAway(table)
  const signed = useRowValue(table, id, 'signed')
  const [isDone, setDone] = useRowValue(table, id, 'done')
  const words = useWords(table.text(id, 'cause')).trim()
  const give = () => {
    if (words === '') return announce(t('needsWords'))
    history.endStep()
    setDone(true)
    onLeave()
  }
  const leave = () => {
    takeAway(id)
    onLeave()
  }
  if (isDone) {
    return (
      <div className={styles.draft}>
        <p>{words}</p>
        <WaitingNote />
        <Button variant="text" size="small" onClick={() => setDone(false)}>
          {t('goOn')}
        </Button>
      </div>
    )
  }
  return (
    <div className={styles.draft} role="group" aria-label={t('mine')}>
      <RowText table={table} id={id} field="cause" label={t('cause')} labelHidden placeholder={t('causeExample')} />
      <FlagField path={`attributions/${id}/signed`} label={t('sign')} bind={signed} doc={personal.doc} />
      <div className={styles.foot}>
        <Button size="small" aria-disabled={words === ''} onClick={give}>
          {t('give')}
        </Button>
        <Button variant="text" size="small" onClick={leave}>
          {t('takeAway')}
        </Button>
        <VisibilityChip visibility="only-you" />
      </div>
    </div>
  )
}
