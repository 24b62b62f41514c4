import { useTranslation } from 'react-i18next'
import type { RosterChange, RosterProposal } from 'shared/roster/schema'
import { Checkbox } from '../../../components/checkbox'
import { Disclosure } from '../../../components/disclosure'
import styles from './roster.module.css'

/** More than a screenful stays folded at first. */
const openAtFirst = 15

interface ChangeGroupProps<T> {
  kind: RosterChange['kind'] | RosterProposal['kind']
  changes: readonly T[]
  /** What will be done. */
  ids: ReadonlySet<string>
  onChoose: (ids: readonly string[], isIn: boolean) => void
}

/** The changes of one kind, to be taken in or left out together or one by one. */
export function ChangeGroup<T extends RosterChange | RosterProposal>({ kind, changes, ids, onChoose }: ChangeGroupProps<T>) {
  const { t } = useTranslation('roster')
  if (changes.length === 0) return null
  const taken = changes.filter(({ id }) => ids.has(id)).length
  return (
    <Disclosure
      heading={3}
      className={styles.group ?? ''}
      defaultOpen={changes.length <= openAtFirst}
      summary={t(`kinds.${kind}`, { count: changes.length })}
      hint={t('taken', { taken, of: changes.length })}
    >
      {kind in hinted && <p className={styles.detail}>{t(hinted[kind] ?? 'hints.add team')}</p>}
      {changes.length > 1 && (
        <Checkbox checked={taken === changes.length} onChange={(isIn) => onChoose(changes.map(({ id }) => id), isIn)}>
          {t('all')}
        </Checkbox>
      )}
      <ul className={styles.list}>
        {changes.map((change) => (
          <li key={change.id}>
            <Checkbox checked={ids.has(change.id)} onChange={(isIn) => onChoose([change.id], isIn)} hint={<Details change={change} />}>
              {titleOf(change)}
            </Checkbox>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

const hinted: Partial<Record<ChangeGroupProps<never>['kind'], 'hints.add team' | 'hints.deactivate person' | 'hints.make leader' | 'hints.let in again'>> = {
  'add team': 'hints.add team',
  'deactivate person': 'hints.deactivate person',
  'make leader': 'hints.make leader',
  'let in again': 'hints.let in again',
}

function titleOf({ person, team }: RosterChange | RosterProposal): string {
  return [person, team].filter((name) => name !== null).join(' · ')
}

function Details({ change }: { change: RosterChange | RosterProposal }) {
  const { t } = useTranslation('roster')
  const details = 'details' in change ? change.details.filter(({ field, after }) => after !== null && field !== 'grade') : []
  const namesake = 'namesake' in change && change.namesake
  if (details.length === 0 && !namesake) return null
  const wordsOf = (field: RosterChange['details'][number]['field'], before: string | null, after: string | null) => {
    if (field === 'roster') return t('fields.roster')
    return before === null || field === 'grade' ? after : t(`changed.${field}`, { before, after })
  }
  return (
    <span className={styles.detail}>
      {details.map(({ field, before, after }) => (
        <span key={field}>
          {wordsOf(field, before, after)}{' '}
        </span>
      ))}
      {namesake && t('namesake')}
    </span>
  )
}
