import { useTranslation } from 'react-i18next'
import type { ClauseTries } from 'shared/cycles/tries'
import { useCycle } from '../../cycle-context'
import styles from './tried-section.module.css'

/** "All four of us tried both. You: 9 and 6." Said only where it is so; nobody is counted but me. */
export function AllOfUs({ clauses }: { clauses: readonly ClauseTries[] }) {
  const { t, i18n } = useTranslation('assess', { keyPrefix: 'tried' })
  const { members } = useCycle()
  const named = clauses.filter(({ clause }) => clause !== null)
  const everybody = members.length
  const isAll = everybody > 1 && named.length > 0 && named.every(({ triers }) => triers === everybody)
  const mine = named.flatMap((clause) => (clause.mine === null ? [] : [String(clause.mine)]))
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' })
  const who = everybody === 2 ? t('bothOfUs') : t('allOfUs', { number: numberWord(everybody) })
  const what = named.length === 1 ? t('it') : named.length === 2 ? t('both') : t('allActions')
  if (!isAll && mine.length === 0) return null
  return (
    <p className={styles.quiet}>
      {isAll && t('allTried', { who, what })} {mine.length > 0 && t('mine', { counts: list.format(mine) })}
    </p>
  )

  function numberWord(number: number): string {
    const words: Record<number, string> = { 3: t('numbers.3'), 4: t('numbers.4'), 5: t('numbers.5'), 6: t('numbers.6') }
    return words[number] ?? String(number)
  }
}
