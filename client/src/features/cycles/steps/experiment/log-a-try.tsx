import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonalDocument } from 'shared/cycles/document'
import { Button } from '../../../../components/button'
import { Plus } from '../../../../components/icons'
import { formatDay } from '../../../../lib/dates'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useFocusLater } from '../../data/use-focus-later'
import styles from './log-a-try.module.css'
import { MyTry } from './my-try'
import type { TryTable } from './try-table'
import { useClauses } from './use-clauses'
import { useUncopied } from './use-uncopied'

/** One press on what I tried, and I write: the clause and today's date are set already. */
export function LogATry({ personal }: { personal: PersonalDocument }) {
  const { t } = useTranslation('experiment', { keyPrefix: 'log' })
  const { history } = useCycleRoom()
  const clauses = useClauses()
  const tries = personal.table('tries')
  const uncopied = useUncopied(personal, 'tries', t('added'))
  const root = useRef<HTMLDivElement>(null)
  const focusLater = useFocusLater(root)

  const begin = (clause: string | null) => {
    history.endStep()
    const blank = uncopied.find((id) => isBlank(tries, id))
    if (blank === undefined) {
      focusLater(`tries/${tries.add({ clause, date: formatDay(new Date()) }, { after: null })}/did`)
    } else {
      tries.set(blank, 'clause', clause)
      document.getElementById(`tries/${blank}/did`)?.focus()
    }
  }
  return (
    <div className={styles.log} ref={root} tabIndex={-1}>
      <p className={styles.ask} id="log-a-try">
        {clauses.length > 0 ? t('which', { count: clauses.length }) : t('noClauses')}
      </p>
      <div className={styles.buttons} role="group" aria-labelledby="log-a-try">
        {clauses.map(({ id, text }) => (
          <Button key={id} className={styles.clause} onClick={() => begin(id)}>
            <Plus />
            {text}
          </Button>
        ))}
        {clauses.length === 0 && (
          <Button className={styles.clause} onClick={() => begin(null)}>
            <Plus />
            {t('something')}
          </Button>
        )}
      </div>
      {uncopied.map((id) => (
        <MyTry key={id} personal={personal} id={id} onLeave={() => root.current?.focus()} />
      ))}
    </div>
  )
}

/** A try that was begun and has no words yet: the next press goes on with it. */
function isBlank(tries: TryTable, id: string): boolean {
  return (['did', 'students', 'puzzle'] as const).every((field) => tries.text(id, field)?.length === 0)
}
