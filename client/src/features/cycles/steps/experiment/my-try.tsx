import { useTranslation } from 'react-i18next'
import type { PersonalDocument } from 'shared/cycles/document'
import { announce } from '../../../../components/announce'
import { Button } from '../../../../components/button'
import { FlagField } from '../../../../editor/fields/flag-field'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useRowValue, useWords } from '../../../../sync/hooks'
import { MayGuess } from '../../components/reveal-together'
import { VisibilityChip } from '../../components/visibility-chip'
import { useTakeAway } from '../../data/use-take-away'
import styles from './my-try.module.css'
import { TryFacts } from './try-facts'
import { TryTexts } from './try-texts'
import { WaitingNote } from './waiting-note'

interface Props {
  personal: PersonalDocument
  id: string
}

/** A try of mine that is not with the team yet: still being written, or on its way. */
export function MyTry({ personal, id }: Props) {
  const [isDone] = useRowValue(personal.table('tries'), id, 'done')
  return isDone ? <Waiting personal={personal} id={id} /> : <Writing personal={personal} id={id} />
}

function Writing({ personal, id }: Props) {
  const { t } = useTranslation('experiment', { keyPrefix: 'log' })
  const { history } = useCycleRoom()
  const table = personal.table('tries')
  const takeAway = useTakeAway(table)
  const hasWords = useTryWords(personal, id).length > 0
  const add = () => {
    if (!hasWords) return announce(t('needsWords'))
    history.endStep()
    table.set(id, 'done', true)
  }
  return (
    <section className={styles.try} aria-label={t('mine')}>
      <TryTexts table={table} id={id} />
      <TryFacts table={table} id={id} doc={personal.doc} />
      <div className={styles.flags}>
        <FlagField
          path={`tries/${id}/toTheTable`}
          label={t('toTheTable')}
          bind={useRowValue(table, id, 'toTheTable')}
          doc={personal.doc}
        />
        <FlagField path={`tries/${id}/signed`} label={t('sign')} bind={useRowValue(table, id, 'signed')} doc={personal.doc} />
      </div>
      <div className={styles.foot}>
        <Button variant="primary" aria-disabled={!hasWords} onClick={add}>
          {t('add')}
        </Button>
        <Button variant="text" onClick={() => takeAway(id)}>
          {t('takeAway')}
        </Button>
        <VisibilityChip visibility="only-you" />
      </div>
      <p className={styles.quiet}>
        {t('unsigned')} <MayGuess />
      </p>
    </section>
  )
}

function Waiting({ personal, id }: Props) {
  const { t } = useTranslation('experiment', { keyPrefix: 'log' })
  const words = useTryWords(personal, id)
  return (
    <section className={styles.try} aria-label={t('mineWaiting')}>
      <p>{words.join(' · ')}</p>
      <div className={styles.foot}>
        <WaitingNote />
        <Button variant="text" size="small" onClick={() => personal.table('tries').set(id, 'done', false)}>
          {t('goOn')}
        </Button>
      </div>
    </section>
  )
}

/** What I wrote in a try so far, without the blank parts. */
function useTryWords(personal: PersonalDocument, id: string): string[] {
  const table = personal.table('tries')
  const did = useWords(table.text(id, 'did'))
  const students = useWords(table.text(id, 'students'))
  const puzzle = useWords(table.text(id, 'puzzle'))
  return [did, students, puzzle].map((words) => words.trim()).filter(Boolean)
}
