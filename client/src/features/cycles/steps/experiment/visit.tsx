import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hostOf } from 'shared/cycles/copies'
import type { CycleView } from 'shared/cycles/document'
import { Button } from '../../../../components/button'
import { useSession } from '../../../../lib/session'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useCycleView } from '../../views'
import { useTakeAway } from '../../data/use-take-away'
import { TakeVisit } from './take-visit'
import styles from './visit.module.css'
import { VisitFields } from './visit-fields'
import { VisitNotes } from './visit-notes'
import { useVisitSentence } from './visit-sentence'

export type VisitRow = CycleView['visits'][number]

/** One visit: a sentence to read, its fields to change, the way to take it, and what its two people noted. */
export function Visit({ id }: { id: string }) {
  const { t } = useTranslation('experiment', { keyPrefix: 'visits' })
  const { cycle, mayEdit, personal } = useCycleRoom()
  const { person } = useSession()
  const visit = useCycleView().visits.find((row) => row.id === id)
  const sentenceOf = useVisitSentence()
  const takeAway = useTakeAway(cycle.table('visits'))
  const [isEditing, setEditing] = useState(() => isBare(visit))
  if (!visit || isEditing) {
    return (
      <li className={styles.visit}>
        <VisitFields id={id} />
        <Button size="small" onClick={() => setEditing(false)}>
          {t('done')}
        </Button>
      </li>
    )
  }
  return (
    <li className={styles.visit} id={`visits/${id}`} tabIndex={-1}>
      <p>{sentenceOf(visit)}</p>
      {visit.about.trim() && <p className={styles.about}>{visit.about.trim()}</p>}
      {mayEdit && (
        <div className={styles.tools}>
          <TakeVisit visit={visit} me={person.id} />
          <Button variant="text" size="small" onClick={() => setEditing(true)}>
            {t('change')}
          </Button>
          <Button variant="text" size="small" onClick={() => takeAway(id)}>
            {t('takeAway')}
          </Button>
        </div>
      )}
      {personal && <VisitNotes personal={personal} visit={id} host={hostOf(visit)} visitor={visitorOf(visit)} me={person.id} />}
    </li>
  )
}

/** Who goes to see somebody. */
function visitorOf({ kind, person, with: other }: VisitRow): string | null {
  return kind === 'wish' ? person : other
}

/** Was it made a moment ago, so that there is nothing to read yet? */
function isBare(visit: VisitRow | undefined): boolean {
  return !visit || (visit.date === null && `${visit.when}${visit.about}`.trim() === '')
}
