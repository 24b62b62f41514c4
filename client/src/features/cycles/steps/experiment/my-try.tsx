import { useTranslation } from 'react-i18next'
import type { PersonalDocument } from 'shared/cycles/document'
import { announce } from '../../../../components/announce'
import { Button } from '../../../../components/button'
import { Disclosure } from '../../../../components/disclosure'
import { FlagField } from '../../../../editor/fields/flag-field'
import { daysUntil, shortDay } from '../../../../lib/dates'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useRowValue, useWords } from '../../../../sync/hooks'
import { MayGuess } from '../../components/reveal-together'
import { VisibilityChip } from '../../../../components/visibility-chip'
import { useTakeAway } from '../../data/use-take-away'
import styles from './my-try.module.css'
import { TryFacts } from './try-facts'
import { TryTexts } from './try-texts'
import { useClauses } from './use-clauses'
import { WaitingNote } from './waiting-note'

interface Props {
  personal: PersonalDocument
  id: string
}

interface WritingProps extends Props {
  /** The fields go, and the focus was in them. */
  onLeave: () => void
}

/** A try of mine that is not with the team yet: still being written, or on its way. */
export function MyTry({ personal, id, onLeave }: WritingProps) {
  const [isDone] = useRowValue(personal.table('tries'), id, 'done')
  return isDone ? <Waiting personal={personal} id={id} /> : <Writing personal={personal} id={id} onLeave={onLeave} />
}

function Writing({ personal, id, onLeave }: WritingProps) {
  const { t } = useTranslation('experiment', { keyPrefix: 'log' })
  const { history } = useCycleRoom()
  const table = personal.table('tries')
  const takeAway = useTakeAway(table)
  const hasWords = useTryWords(personal, id).length > 0
  const add = () => {
    if (!hasWords) return announce(t('needsWords'))
    history.endStep()
    table.set(id, 'done', true)
    onLeave()
  }
  const leave = () => {
    takeAway(id)
    onLeave()
  }
  return (
    <section className={styles.try} aria-label={t('mine')}>
      <TryTexts table={table} id={id} />
      <Disclosure summary={<FactsInWords personal={personal} id={id} />} className={styles.facts ?? ''}>
        <TryFacts table={table} id={id} doc={personal.doc} />
      </Disclosure>
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
        <Button variant="text" onClick={leave}>
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

/** When and of what, in a line; it unfolds to change them. Seldom needed: both were set by the press that began the try. */
function FactsInWords({ personal, id }: Props) {
  const { t } = useTranslation('experiment', { keyPrefix: 'log' })
  const table = personal.table('tries')
  const [date] = useRowValue(table, id, 'date')
  const [clause] = useRowValue(table, id, 'clause')
  const text = useClauses().find((each) => each.id === clause)?.text ?? t('noClause')
  return <>{[date && (daysUntil(date) === 0 ? t('today') : shortDay(date)), text].filter(Boolean).join(' · ')}</>
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
