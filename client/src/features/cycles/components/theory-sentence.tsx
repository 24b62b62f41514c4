import { type RefObject, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CycleView } from 'shared/cycles/document'
import { readTheory, theoryHints } from 'shared/cycles/theory-of-action'
import { SentenceBlank } from '../../../editor/sentence-blank'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useCycle } from '../cycle-context'
import { addressOf } from '../step-address'
import { useCycleView } from '../views'
import { DateBlank } from './date-blank'
import { TheoryClauses } from './theory-clauses'
import styles from './theory-sentence.module.css'

interface Props {
  readOnly?: boolean
  /** Where the sentence is made: gentle hints show, and actions can be added and taken away. */
  hints?: boolean
}

/**
 * The theory of action as one sentence whose blanks are filled in place: If we … and …, then students will …, as shown
 * by … by …, because …. The same words wherever it stands.
 */
export function TheorySentence({ readOnly, hints = false }: Props) {
  const { t } = useTranslation('cycle')
  const { cycle, mayEdit } = useCycleRoom()
  const view = useCycleView()
  const sentence = useRef<HTMLDivElement>(null)
  const isFixed = readOnly ?? !mayEdit
  const next = () => focusNextBlank(sentence)
  if (!hints && isBlank(view)) return <NotWrittenYet />
  const blank = { readOnly: isFixed, onEnter: next }
  return (
    <div>
      <div ref={sentence} className={styles.sentence} role="group" aria-label={t('theory.label')}>
        <TheoryClauses readOnly={isFixed} isMaking={hints} onEnter={next} />
        {', '}
        <b>{t('theory.then')}</b>{' '}
        <SentenceBlank
          {...blank}
          text={cycle.text('thenStudents')}
          path="thenStudents"
          label={t('theory.name.then')}
          placeholder={t('theory.blank.then')}
        />
        {', '}
        <b>{t('theory.shown')}</b>{' '}
        <SentenceBlank
          {...blank}
          text={cycle.text('asShownBy')}
          path="asShownBy"
          label={t('theory.name.shown')}
          placeholder={t('theory.blank.shown')}
        />{' '}
        <b>{t('theory.by')}</b> <DateBlank name="theoryBy" label={t('theory.name.by')} readOnly={isFixed} />
        {(!isFixed || view.because.trim() !== '') && (
          <>
            {', '}
            <b>{t('theory.because')}</b>{' '}
            <SentenceBlank
              {...blank}
              text={cycle.text('because')}
              path="because"
              label={t('theory.name.because')}
              placeholder={t('theory.blank.because')}
            />
          </>
        )}
        .
      </div>
      {hints && <Hints view={view} />}
    </div>
  )
}

function Hints({ view }: { view: CycleView }) {
  const { t } = useTranslation('cycle')
  const codes = [...new Set(theoryHints(readTheory(view)).map(({ code }) => code))]
  if (codes.length === 0) return null
  return (
    <ul className={styles.hints}>
      {codes.map((code) => (
        <li key={code}>{t(`theory.hint.${code}`)}</li>
      ))}
    </ul>
  )
}

function NotWrittenYet() {
  const { t } = useTranslation('cycle')
  const { id } = useCycle()
  return (
    <p className={styles.none}>
      {t('theory.none')} <Link to={addressOf(id, 'L', 'ifClauses')}>{t('theory.goToLeverage')}</Link>
    </p>
  )
}

function isBlank(view: CycleView): boolean {
  const { clauses, thenStudents, asShownBy, by, because } = readTheory(view)
  return clauses.length === 0 && by === null && `${thenStudents}${asShownBy}${because}` === ''
}

function focusNextBlank(sentence: RefObject<HTMLElement | null>): void {
  const blanks = [...(sentence.current?.querySelectorAll<HTMLElement>('[role="textbox"], input') ?? [])]
  const at = blanks.findIndex((blank) => blank === document.activeElement)
  blanks[at + 1]?.focus()
}
