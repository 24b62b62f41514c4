import { Fragment, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mostClauses } from 'shared/cycles/theory-of-action'
import { Cross, Plus } from '../../../components/icons'
import { SentenceBlank } from '../../../editor/sentence-blank'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useRows, useWords } from '../../../sync/hooks'
import { useTakeAway } from '../data/use-take-away'
import styles from './theory-sentence.module.css'

interface Props {
  readOnly: boolean
  /** Actions can be added and taken away here: where the sentence is made. Elsewhere only its words change. */
  isMaking: boolean
  onEnter: () => void
}

/** "If we … and … and …": one to three actions of ours, added and taken away inside the sentence. */
export function TheoryClauses({ readOnly, isMaking, onEnter }: Props) {
  const { t } = useTranslation('cycle')
  const { cycle, history } = useCycleRoom()
  const table = cycle.table('ifClauses')
  const ids = useRows(table)
  const [wanted, setWanted] = useState<string | null>(null)
  const clauses = useRef<HTMLSpanElement>(null)

  useEffect(() => {
    if (wanted === null || !ids.includes(wanted)) return
    clauses.current?.querySelector<HTMLElement>(`[id="ifClauses/${CSS.escape(wanted)}/text"]`)?.focus()
    setWanted(null)
  }, [wanted, ids])

  const add = () => {
    history.endStep()
    setWanted(table.add())
  }
  const takeRowAway = useTakeAway(table)
  const takeAway = (id: string) => {
    takeRowAway(id)
    setWanted(ids[ids.indexOf(id) - 1] ?? ids[1] ?? null)
  }
  return (
    <span ref={clauses}>
      <b>{t('theory.if')}</b>{' '}
      {ids.length === 0 && !readOnly && (
        <button type="button" className={styles.firstBlank} onClick={add}>
          {t('theory.blank.if')}
        </button>
      )}
      {ids.length === 0 && readOnly && '…'}
      {ids.map((id, index) => (
        <Fragment key={id}>
          {index > 0 && (
            <>
              {' '}
              <b>{t('theory.and')}</b>{' '}
            </>
          )}
          <Clause
            id={id}
            number={index + 1}
            readOnly={readOnly}
            onEnter={onEnter}
            onTakeAway={isMaking && ids.length > 1 ? () => takeAway(id) : null}
          />
        </Fragment>
      ))}
      {isMaking && !readOnly && ids.length > 0 && ids.length < mostClauses && (
        <>
          {' '}
          <button type="button" className={styles.addClause} onClick={add} aria-label={t('theory.addClauseLabel')}>
            <Plus />
            {t('theory.addClause')}
          </button>
        </>
      )}
    </span>
  )
}

interface ClauseProps {
  id: string
  number: number
  readOnly: boolean
  onEnter: () => void
  /** Null: it stays. */
  onTakeAway: (() => void) | null
}

function Clause({ id, number, readOnly, onEnter, onTakeAway }: ClauseProps) {
  const { t } = useTranslation('cycle')
  const { cycle } = useCycleRoom()
  const text = cycle.table('ifClauses').text(id, 'text')
  const words = useWords(text).trim()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Backspace' || words !== '' || !onTakeAway) return
    event.preventDefault()
    onTakeAway()
  }
  return (
    // Backspace in an empty blank takes it away, as in any list; the button beside it does the same.
    <span className={styles.clause} onKeyDown={readOnly ? undefined : onKeyDown}>
      <SentenceBlank
        text={text}
        path={`ifClauses/${id}/text`}
        label={t('theory.name.if', { number })}
        placeholder={t('theory.blank.if')}
        readOnly={readOnly}
        onEnter={onEnter}
      />
      {!readOnly && onTakeAway && (
        <button
          type="button"
          className={styles.takeAway}
          onClick={onTakeAway}
          aria-label={
            words ? t('theory.removeClause', { clause: words }) : t('theory.removeBlankClause', { number })
          }
        >
          <Cross />
        </button>
      )}
    </span>
  )
}
