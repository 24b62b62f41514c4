import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../../components/announce'
import { Button } from '../../../components/button'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useCycle } from '../cycle-context'
import { placeWords } from '../place-words'
import { useCycleView, usePersonalView, usePracticeView } from '../views'
import styles from './removed-tray.module.css'

interface TakenAway {
  id: string
  table: string
  words: string
  isMine: boolean
  /** Null where it is not mine to bring back. */
  bringBack: (() => void) | null
}

/** Every row that was taken away, in any of the cycle's documents, with its words and the way back. */
export function RemovedTray() {
  const { t } = useTranslation('cycle')
  const rows = useTakenAway()
  if (rows.length === 0) return <p className={styles.none}>{t('table.removedNone')}</p>
  return (
    <>
      <p className={styles.none}>{t('table.removedHint')}</p>
      <ul className={styles.rows}>
        {rows.map(({ id, table, words, isMine, bringBack }) => (
          <li key={`${table}/${id}`}>
            <span className={styles.place}>
              {placeWords(t, table)}
              {isMine && ` · ${t('table.onlyYours')}`}
            </span>
            <p className={words ? undefined : styles.wordless}>{words || t('table.noWords')}</p>
            {bringBack && (
              <Button
                variant="text"
                size="small"
                aria-label={t('table.bringBackLabel', { words: words || t('table.noWords') })}
                onClick={() => {
                  bringBack()
                  announce(t('rows.broughtBack'))
                }}
              >
                {t('table.bringBack')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function useTakenAway(): TakenAway[] {
  const { cycle, practice, personal, mayEdit } = useCycleRoom()
  const { mayWriteTries } = useCycle()
  // The views say when to look again; what was removed is not in them.
  const cycleView = useCycleView()
  const practiceView = usePracticeView()
  const personalView = usePersonalView()
  const inCycle = useMemo(() => (cycleView ? cycle.project().removed : []), [cycle, cycleView])
  const inPractice = useMemo(() => (practice && practiceView ? practice.project().removed : []), [practice, practiceView])
  const inPersonal = useMemo(() => (personal && personalView ? personal.project().removed : []), [personal, personalView])
  const plain = ({ id, table, words }: { id: string; table: string; words: string[] }) => ({
    id,
    table,
    words: words.join(' · '),
  })
  return [
    ...inCycle.map((row) => ({
      ...plain(row),
      isMine: false,
      bringBack: mayEdit ? () => cycle.table(row.table).restore(row.id) : null,
    })),
    ...inPractice.map((row) => ({
      ...plain(row),
      isMine: false,
      bringBack: mayWriteTries ? () => practice?.table(row.table).restore(row.id) : null,
    })),
    ...inPersonal.map((row) => ({
      ...plain(row),
      isMine: true,
      bringBack: () => personal?.table(row.table).restore(row.id),
    })),
  ]
}
