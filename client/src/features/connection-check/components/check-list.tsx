import { useTranslation } from 'react-i18next'
import { Check, Cross } from '../../../components/icons'
import { classNames } from '../../../lib/class-names'
import type { Standings } from '../findings'
import { type CheckWords, useCheckWords } from '../use-words'
import styles from './connection-check.module.css'

/** Every check with where it stands: a mark, a word and a sentence, never a color alone. */
export function CheckList({ standings }: { standings: Standings }) {
  const { t } = useTranslation('connectionCheck')
  return (
    <ol className={styles.list} aria-label={t('list')} aria-busy={Object.values(standings).some(({ kind }) => kind === 'checking' || kind === 'waiting')}>
      {useCheckWords(standings).map((words) => (
        <Line key={words.name} {...words} />
      ))}
    </ol>
  )
}

function Line({ check, mark, state, found }: CheckWords) {
  return (
    <li className={styles.line}>
      <span className={classNames(styles.mark, styles[mark])}>
        {mark === 'works' && <Check />}
        {mark === 'fails' && <Cross />}
        {mark === 'limited' && <span aria-hidden="true">!</span>}
      </span>
      <span className={styles.check}>{check}</span>
      <strong className={classNames(styles.state, styles[mark])}>{state}</strong>
      {found !== '' && <span className={styles.found}>{found}</span>}
    </li>
  )
}
